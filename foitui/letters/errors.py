"""What can go wrong with a letter."""


class TemplateFault(Exception):
    """A template could not be used; says which file and line, and what is wrong there."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}, line {line}: {message}")
        self.file = file
        self.line = line
        self.message = message
