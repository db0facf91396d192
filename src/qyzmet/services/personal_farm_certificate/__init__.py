"""Certificates that a personal subsidiary farm exists."""

GROUP = "farm"
