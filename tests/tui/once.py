"""The stylesheets of Textual's widgets and of ours, read once for all applications of a run."""

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_read = Stylesheet._parse_rules
_kept: dict[tuple[object, ...], list[RuleSet]] = {}


def parsed_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Read rules, or return what was read of the same words with the same variables.

    Nothing changes a rule once it is read; Textual keeps them itself, for one application.
    """
    words = (css, read_from, is_default_rules, tie_breaker, scope)
    key = (*words, frozenset(sheet._variables.items()))
    if key not in _kept:
        _kept[key] = _read(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _kept[key]
