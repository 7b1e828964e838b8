"""What can go wrong with a letter."""


class TemplateFault(Exception):
    """A template could not be used; says which file and line, and what is wrong there."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}, line {line}: {message}")
        self.file = file
        self.line = line
        self.message = message


class MissingLibrary(Exception):
    """A format needs a library that is not installed; says which, and how to install it."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            f"this format needs {library}, which is not installed; "
            f"run: pip install 'foitui[{extra}]'"
        )
        self.library = library
        self.extra = extra
