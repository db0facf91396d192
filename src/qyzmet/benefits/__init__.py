"""Money that the state pays month by month: what was assigned, confirmed, paused, paid and corrected."""
