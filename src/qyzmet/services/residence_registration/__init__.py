"""Registration at the place of residence."""

GROUP = "residence"
