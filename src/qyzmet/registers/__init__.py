"""The state registers: people, addresses, residence, kinship, legal persons, and who looked at them."""
