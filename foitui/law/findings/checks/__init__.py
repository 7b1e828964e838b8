"""What must be computed to see a finding: small named functions over one place."""

from collections.abc import Callable, Mapping

from foitui.law.findings.checks import claims, letters, requests, reviews, time
from foitui.law.findings.place import Place

Check = Callable[[Place], bool]
"""True where there is something to object to."""

CHECKS: Mapping[str, Check] = {
    **claims.CHECKS,
    **letters.CHECKS,
    **requests.CHECKS,
    **reviews.CHECKS,
    **time.CHECKS,
}
