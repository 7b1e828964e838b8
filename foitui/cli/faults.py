"""Turns an error into one line with its mend and an exit code; a bug keeps its traceback."""

from foitui.cli.common import fail, tell


def told(error: Exception) -> int:
    """Tell the error and return the exit code, or raise it again where it is nobody's but ours."""
    from foitui.case.errors import CaseError
    from foitui.settings.errors import SettingsError
    from foitui.store.errors import Conflict, StoreError

    if isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, Conflict):
        tell(f"foitui: {error}")
        return 1
    if isinstance(error, (CaseError, SettingsError, StoreError)):
        return fail(str(error))
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return fail(f"{where}{error.strerror or error}")
    raise error
