"""Turns an error into one line with its mend and an exit code; a bug keeps its traceback."""

from foitui.cli.common import fail, tell


def told(error: Exception) -> int:
    """Tell the error and return the exit code, or raise it again where it is nobody's but ours."""
    from foitui.store.errors import Conflict

    if isinstance(error, Conflict):
        tell(f"foitui: {error}")
        return 1
    if isinstance(error, _known()):
        return fail(str(error))
    if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
        where = f"{error.filename}: " if error.filename else ""
        return fail(f"{where}{error.strerror or error}")
    raise error


def _known() -> tuple[type[Exception], ...]:
    """Return the families of errors whose text is a sentence for the user."""
    from foitui.case.errors import CaseError
    from foitui.cli.answers import AnswersFault
    from foitui.law.guide.answering import AnswerRefused
    from foitui.law.provisions import UnknownCite
    from foitui.letters.errors import TemplateFault
    from foitui.settings.errors import SettingsError
    from foitui.store.errors import StoreError

    return (
        AnswerRefused,
        AnswersFault,
        CaseError,
        SettingsError,
        StoreError,
        TemplateFault,
        UnknownCite,
    )
