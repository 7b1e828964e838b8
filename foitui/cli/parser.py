"""An argument parser that tells a fault on one line, with the mend."""

import argparse
import sys
from typing import NoReturn


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
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2 and one line."""
        from foitui.text.clean import clean_line

        sys.stderr.write(f"{self.prog}: {clean_line(message)}; see '{self.prog} --help'\n")
        raise SystemExit(2)
