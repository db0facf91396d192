"""``python -m qyzmet.cli``."""

from qyzmet.cli import main

raise SystemExit(main())
