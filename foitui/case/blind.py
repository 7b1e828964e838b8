"""A case without who asked, for those who decide or look at a decision."""

import msgspec

from foitui.case.records import Case, Requester


def blind(case: Case) -> Case:
    """Return the case with nothing of the requester but the request itself."""
    request = msgspec.structs.replace(case.request, requester=Requester(), reply_to="")
    return msgspec.structs.replace(case, request=request)
