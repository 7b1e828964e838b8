"""The name under which the drafts of a case are kept, by every account for itself."""

import hashlib

from foitui.case.records import Case
from foitui.text.filename import file_name

_DIGEST = 12
"""Letters of the digest in the name."""


def draft_name(case: Case) -> str:
    """Name the file; a reference alone could be one of the demo's and of a real caseload."""
    request = case.request
    told = f"{request.received}\0{request.message_key}\0{request.text}"
    digest = hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()[:_DIGEST]
    return file_name(f"{case.reference}-{digest}")


def reference_in(name: str) -> str:
    """Return the reference that a name of drafts begins with; empty where it is no such name."""
    reference, dash, digest = name.rpartition("-")
    is_digest = len(digest) == _DIGEST and set(digest) <= set("0123456789abcdef")
    return reference if dash and is_digest else ""
