"""What can be wrong with a case or with a change to it."""


class CaseError(ValueError):
    """A fault that names the field it is about."""

    def __init__(self, field: str, message: str) -> None:
        """Name the field, as a dotted path into the case, and what is wrong with it."""
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field
        self.message = message


class Refused(CaseError):
    """A change whose precondition does not hold; the case is as it was.

    Its text is for people, who know no fields: what is wrong, and the mend where there is one.
    """

    def __str__(self) -> str:
        """Return the sentence alone."""
        return self.message


class Malformed(CaseError):
    """A document that is not a case."""
