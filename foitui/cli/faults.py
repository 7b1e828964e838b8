"""Turns an error into one line with its mend and an exit code; a bug into a report of where."""

from foitui.cli.common import clock, fail, tell


def told(error: Exception) -> int:
    """Tell the error and return the exit code; a reader that went away is nobody's fault."""
    from foitui.store.errors import Conflict

    if isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, Conflict):
        tell(f"foitui: {error}")
        return 1
    if isinstance(error, _known()):
        return fail(str(error))
    if isinstance(error, OSError):  # without a name it is what is printed that is not written
        return fail(f"{error.filename or 'standard output'}: {error.strerror or error}")
    return _failed(error)


def _failed(error: Exception) -> int:
    """Write a report without anybody's words, for an error may hold what a requester wrote."""
    from foitui.tui.crash import FAILED, sentence, show_traceback

    tell(sentence(error, clock(), kept=False))
    show_traceback(error)
    return FAILED


def _known() -> tuple[type[Exception], ...]:
    """Return the families of errors whose text is a sentence for the user."""
    from foitui.case.errors import CaseError
    from foitui.cli.answers import AnswersFault
    from foitui.cli.files import Unwritten
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
        Unwritten,
    )
