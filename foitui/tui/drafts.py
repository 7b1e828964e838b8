"""Drafts: words that were typed and are not in the case yet, in a file of the officer's own."""

import json
import os
from contextlib import suppress
from pathlib import Path

from foitui.case.draft_name import draft_name
from foitui.case.records import Case
from foitui.settings.folders import drafts_folder


class Drafts:
    """The drafts of one case, by the place of the question they are meant for."""

    def __init__(self, case: Case, folder: Path | None = None) -> None:
        self._file = (folder or drafts_folder()) / f"{draft_name(case)}.json"

    def get(self, place: str) -> str:
        """Return what was typed there; empty when nothing was."""
        return self._read().get(place, "")

    def put(self, place: str, text: str) -> None:
        """Keep what was typed there; an empty text drops it."""
        drafts = self._read()
        if drafts.get(place, "") == text:
            return
        drafts[place] = text
        self._write({where: words for where, words in drafts.items() if words})

    def drop(self, place: str) -> None:
        """Forget what was typed there, because it is in the case now."""
        self.put(place, "")

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, drafts: dict[str, str]) -> None:
        if not drafts:
            with suppress(FileNotFoundError):
                self._file.unlink()
            return
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Written beside and moved over it, so that a kill leaves the old drafts or the new ones.
        fresh = self._file.with_suffix(f".{os.getpid()}.new")
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            stream.write(json.dumps(drafts).encode())
        fresh.replace(self._file)
