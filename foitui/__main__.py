"""`python -m foitui`."""

from foitui.cli.main import main

raise SystemExit(main())
