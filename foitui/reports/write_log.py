"""The disclosure log as a file: HTML, Markdown, JSON, or a sheet for CSV."""

import html
import re
from collections.abc import Callable, Mapping

import msgspec

from foitui.law.clocks.records import spoken
from foitui.reports.disclosure_log import Entry, Log
from foitui.reports.sheet import Column, Sheet, csv_text

_PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font-family: sans-serif; line-height: 1.5; max-width: 50em; margin: auto; padding: 1em; }}
article {{ border-top: 1px solid; }}
.said {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<h1>{title}</h1>
{entries}
</body>
</html>
"""
_ENTRY = """\
<article>
<h2>{title}</h2>
<p>{facts}</p>
<h3>What was asked</h3>
<ol>
{asked}
</ol>
<h3>The reply</h3>
<div class="said">{reply}</div>
</article>"""
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
"""All of ASCII, since Markdown takes a backslash before any of it."""

TITLE = "Disclosure log"


def sheet(log: Log) -> Sheet:
    """Return the log as a table, one row a reply."""
    return Sheet(title=TITLE, columns=_COLUMNS, rows=tuple(map(_row, log.entries)))


def as_html(log: Log) -> str:
    """Return the log as one page without scripts; whatever stands in it is text."""
    entries = "\n".join(map(_html, log.entries)) or "<p>Nothing is published yet.</p>"
    return _PAGE.format(title=TITLE, entries=entries)


def as_markdown(log: Log) -> str:
    """Return the log as Markdown in which no words act as markup."""
    return "\n\n".join((f"# {TITLE}", *map(_markdown, log.entries))) + "\n"


def entry_text(entry: Entry) -> str:
    """Return one published reply as text to be read, where nothing but words is wanted."""
    asked = (f"{number}. {words}" for number, words in enumerate(entry.asked, 1))
    return "\n\n".join((entry.title, _facts(entry), "ASKED", *asked, "REPLY", entry.reply))


def as_json(log: Log) -> str:
    """Return the entries as JSON, printable ASCII."""
    import json

    plain = msgspec.to_builtins(log.entries)
    return json.dumps(plain, indent=2, ensure_ascii=True).replace("\x7f", "\\u007f") + "\n"


def as_csv(log: Log) -> str:
    """Return the log as CSV in which no cell acts as a formula."""
    return csv_text(sheet(log))


WRITERS: Mapping[str, Callable[[Log], str]] = {
    "html": as_html,
    "csv": as_csv,
    "json": as_json,
    "markdown": as_markdown,
}

_COLUMNS = (
    Column("reference", "The authority's number of the request."),
    Column("title", "What the request is called."),
    Column("received", "Day of receipt."),
    Column("replied", "Day of the reply."),
    Column("regimes", "foia or eir."),
    Column("outcome", "What the requester got."),
    Column("provisions", "Exemptions and exceptions relied on."),
    Column("asked", "The items, one a line."),
    Column("reply", "The letter, without who asked."),
)


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        entry.reference,
        entry.title,
        entry.received.isoformat(),
        entry.replied.isoformat(),
        "; ".join(entry.regimes),
        entry.outcome.replace("_", " "),
        "; ".join(entry.provisions),
        "\n".join(entry.asked),
        entry.reply,
    )


def _facts(entry: Entry) -> str:
    facts = [
        entry.reference,
        f"received {spoken(entry.received)}",
        f"answered {spoken(entry.replied)}",
        entry.outcome.replace("_", " "),
    ]
    return ", ".join((*facts, *entry.provisions))


def _html(entry: Entry) -> str:
    asked = "\n".join(f'<li class="said">{html.escape(item)}</li>' for item in entry.asked)
    return _ENTRY.format(
        title=html.escape(entry.title),
        facts=html.escape(_facts(entry)),
        asked=asked,
        reply=html.escape(entry.reply),
    )


def _markdown(entry: Entry) -> str:
    asked = (
        f"{number}. {_escaped(item.replace(chr(10), ' '))}"
        for number, item in enumerate(entry.asked, 1)
    )
    return "\n\n".join(
        (
            f"## {_escaped(entry.title)}",
            _escaped(_facts(entry)),
            "### What was asked",
            "\n".join(asked),
            "### The reply",
            _paragraphs(entry.reply),
        )
    )


def _paragraphs(text: str) -> str:
    """Keep the lines of a letter as they are: each but the last of a paragraph breaks."""
    blocks = re.split(r"\n\s*\n", text)
    return "\n\n".join("\\\n".join(map(_escaped, block.split("\n"))) for block in blocks)


def _escaped(text: str) -> str:
    # Space in front would make a line code, and a line of nothing would end the paragraph.
    return _PUNCTUATION.sub(r"\\\1", text.strip()) or "&nbsp;"
