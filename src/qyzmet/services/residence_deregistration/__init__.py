"""Removal from registration at the place of residence."""

GROUP = "residence"
