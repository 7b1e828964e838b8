"""What the caseload lists, and where sessions are kept: needed before the first paint."""

import zlib
from pathlib import Path

import msgspec

from foitui.settings.folders import sessions_folder
from foitui.store.protocol import BY_DEADLINE, Sort


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """What the caseload listed: by words, so that it means the same on another day."""

    view: str = ""
    """Name of the saved filter; empty for all cases."""
    text: str = ""
    """Words that were looked for."""
    sort: Sort = BY_DEADLINE

    def lists_like(self, other: "Place") -> bool:
        """Whether the same cases are listed, in whichever order."""
        return (self.view, self.text) == (other.view, other.text)


def sessions_file(officer: str, caseload: str, folder: Path | None = None) -> Path:
    """Return the file of the sessions of one officer in one caseload."""
    told = f"{officer}\0{caseload}".encode(errors="surrogatepass")
    # A checksum tells an officer's few caseloads apart; hashlib takes 1 ms of every start.
    return (folder or sessions_folder()) / f"{zlib.crc32(told):08x}{zlib.adler32(told):08x}.json"
