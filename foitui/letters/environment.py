"""The sandbox that templates run in, and how a template becomes Markdown source.

Every value that a template prints passes `_finalize`, which cleans and escapes it, so what a
stranger wrote can never act as markup or as template. There is no `safe`, and what would hand
printed text back as a value (macros, `set` blocks, `call`, `filter`) is refused, because it would
be escaped twice.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context

from foitui.letters.english import listed, named
from foitui.letters.errors import TemplateFault
from foitui.letters.escape import written
from foitui.letters.gaps import Gap, need

OWN_TEMPLATES = Path(__file__).parent / "templates"
_FOUND = "gaps_found"
_FAULTS = (
    *(TemplateError, TypeError, ValueError, AttributeError, LookupError),
    *(ArithmeticError, RecursionError, OSError),
)
"""What a template can make go wrong, its file included."""
_REFUSED = (nodes.Macro, nodes.CallBlock, nodes.AssignBlock, nodes.FilterBlock)


def rendered(
    name: str,
    values: Mapping[str, object],
    overrides: Path | None = None,
    left_out: frozenset[str] = frozenset(),
) -> tuple[str, tuple[Gap, ...]]:
    """Return the Markdown source of a template with these values, and the gaps it shows.

    Args:
        name: which template.
        values: what it may print.
        overrides: a folder whose templates take the place of ours of the same name.
        left_out: names of templates of that folder that do not.

    Raises:
        TemplateFault: a template cannot be used.
    """
    found: list[Gap] = []
    try:
        template = _environment(overrides, left_out).get_template(name)
        source = template.render({**values, _FOUND: found})
    except TemplateFault:
        raise
    except _FAULTS as error:
        raise _fault(error, name) from error
    return source, tuple(dict.fromkeys(found))


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with nothing in it but what letters need."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(_REFUSED):
            what = type(node).__name__
            raise TemplateSyntaxError(
                f"{what} is not allowed; use include", node.lineno, name, filename
            )
        return tree

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow the one function that templates have, and no method of any value."""
        return obj is need


class _Overrides(FileSystemLoader):
    """The templates of an authority, but for those that are left out."""

    def __init__(self, folder: Path, left_out: frozenset[str]) -> None:
        super().__init__(folder)
        self._left_out = left_out

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template, or say that it is not here."""
        if template in self._left_out:
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


@cache
def _environment(overrides: Path | None, left_out: frozenset[str]) -> _Sandbox:
    theirs = [_Overrides(overrides, left_out)] if overrides else []
    environment = _Sandbox(
        loader=ChoiceLoader([*theirs, FileSystemLoader(OWN_TEMPLATES)]),
        undefined=StrictUndefined,
        finalize=_finalize,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals = {"need": need}
    environment.filters = {
        "capital": _capital,
        "inside": _inside,
        "length": len,
        "listed": _listed,
        "named": named,
        "sentence": _sentence,
    }
    return environment


@pass_context
def _finalize(context: Context, value: object) -> str:
    if isinstance(value, StrictUndefined):
        str(value)
    if isinstance(value, Gap):
        context[_FOUND].append(value)
    return written(value)


def _capital(value: str | Gap) -> str | Gap:
    """Start a sentence with this text."""
    return value if isinstance(value, Gap) else value[:1].upper() + value[1:]


def _inside(value: str | Gap) -> str | Gap:
    """Put a name that begins with "The" inside a sentence."""
    if isinstance(value, Gap) or not value.startswith("The "):
        return value
    return f"the {value[4:]}"


def _sentence(value: str | Gap) -> str | Gap:
    """End a sentence that somebody else began."""
    if isinstance(value, Gap):
        return value
    words = value.rstrip()
    last = words.rsplit(maxsplit=1)[-1] if words else ""
    if words.endswith((".", "!", "?", ":", "…")) or "://" in last or "@" in last:
        return words
    return f"{words}."


def _listed(values: Sequence[str], last: str = "and") -> str:
    return listed([str(value) for value in values], last)


def _fault(error: Exception, name: str) -> TemplateFault:
    if isinstance(error, TemplateSyntaxError):
        return TemplateFault(
            error.filename or error.name or name, error.lineno, error.message or "cannot be read"
        )
    places = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.endswith(".md")
    ]
    file, line = places[-1] if places else (name, 1)
    return TemplateFault(file, line, str(error) or type(error).__name__)
