"""Targeted social assistance."""

GROUP = "social"
