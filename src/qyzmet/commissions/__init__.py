"""Precinct commissions: who sits on them, what they saw at a home, how they voted."""
