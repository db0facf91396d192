"""The allowance for disabled children taught at home."""

GROUP = "social"
