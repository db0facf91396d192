"""Certificates to the unemployed."""

GROUP = "social"
