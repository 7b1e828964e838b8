"""What is wrong with the dated facts that a clock was given."""


class ClockError(Exception):
    """A dated fact cannot stand; the message says what could."""

    def __init__(self, field: str, message: str) -> None:
        """Name the fact or the option, and the mend."""
        super().__init__(f"{field}: {message}")
        self.field, self.message = field, message
