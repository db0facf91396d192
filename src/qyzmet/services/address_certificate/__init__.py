"""Address certificates from the place of residence."""

GROUP = "residence"
