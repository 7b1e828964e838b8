"""An argument parser that tells a fault on one line, with the mend."""

import argparse
import sys
from typing import TYPE_CHECKING, NoReturn

from foitui.cli.terminal import columns

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class Help(argparse.RawDescriptionHelpFormatter):
    """Help of the width of the terminal; argparse asks for it with every argument."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns() - 2)


class Parser(argparse.ArgumentParser):
    """The parser of one command; its description and examples keep their lines."""

    def __init__(
        self, prog: str, description: str, usage: str | None = None, epilog: str | None = None
    ) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=Help,
        )

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Say in plain words what there is to choose from; argparse shows how Python writes it."""
        if action.choices is None or value in action.choices:
            return
        import difflib  # 2 ms, for those who mistyped

        names = [str(name) for name in action.choices]
        near = difflib.get_close_matches(str(value), names, n=1)
        meant = f"did you mean {near[0]}? " if near else ""
        raise argparse.ArgumentError(
            action, f"there is no {str(value)!r}; {meant}there are {', '.join(names)}"
        )

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Print help; argparse keeps to itself that it could not."""
        (file or sys.stderr).write(message)

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2 and one line."""
        from foitui.text.clean import clean_line

        sys.stderr.write(f"{self.prog}: {clean_line(message)}; see '{self.prog} --help'\n")
        raise SystemExit(2)
