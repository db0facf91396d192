"""Temporary identity cards."""

GROUP = "documents"
