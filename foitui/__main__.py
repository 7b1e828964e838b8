"""`python -m foitui`."""

from foitui.cli.main import program

raise SystemExit(program())
