"""Passports and identity cards."""

GROUP = "documents"
