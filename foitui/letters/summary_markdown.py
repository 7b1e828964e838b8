"""The summary as Markdown, for a ticket, a wiki or a message to a colleague."""

from collections.abc import Iterable, Iterator

from foitui.letters.blocks import Block, Bullets, Heading, Paragraph, Table
from foitui.letters.summary_records import Row, Summary
from foitui.letters.write_markdown import markdown


def summary_markdown(told: Summary) -> str:
    """Return the summary as Markdown, with one line break at its end."""
    return markdown(tuple(_blocks(told)))


def _blocks(told: Summary) -> Iterator[Block]:
    yield Heading(1, told.title)
    yield _listed(told.rows)
    if told.items:
        yield Heading(2, "Decisions")
    if told.lead_in:
        yield Paragraph(f"Every item begins: {told.lead_in}")
    if told.items:
        rows = tuple((str(item.number), item.text, item.decision) for item in told.items)
        yield Table(("Item", "Asked for", "Decision"), rows)
    for claim in told.claims:
        yield Heading(2, f"{claim.cite}: {claim.says} ({claim.items})")
        if claim.rows:
            yield _listed(claim.rows)
    if told.open:
        yield Heading(2, f"Still open: {len(told.open)}")
        yield Bullets(tuple((Paragraph(ask),) for ask in told.open))


def _listed(rows: Iterable[Row]) -> Bullets:
    return Bullets(tuple((Paragraph(f"{row.label}: {row.value}"),) for row in rows))
