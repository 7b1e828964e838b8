"""The summary as Rich shows it, in a terminal or the full screen; texts only, never markup."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from foitui.letters.summary_records import Row, Summary


def renderable(told: Summary) -> RenderableType:
    """Return the summary as a Rich renderable."""
    parts: list[RenderableType] = [Text(told.title, style="bold"), _grid(told.rows)]
    parts.append(_headed("Decisions"))
    if told.lead_in:
        parts.append(Text(told.lead_in, style="italic"))
    for item in told.items:
        parts.append(_grid([Row(f"{item.number}.", item.text), Row("", item.decision)], bold=2))
    if told.claims:
        parts.append(_headed("Relied on"))
    for claim in told.claims:
        about = Text.assemble((claim.cite, "bold"), f"  {claim.says} ({claim.items})")
        parts += [about, Padding(_grid(claim.rows), (0, 0, 0, 2))]
    if told.open:
        parts.append(_headed(f"Still open: {len(told.open)}"))
        parts.append(_grid([Row("-", ask) for ask in told.open]))
    return Group(*parts)


def _headed(words: str) -> Text:
    return Text(f"\n{words}", style="bold underline")


def _grid(rows: Iterable[Row], bold: int = 0) -> Table:
    """Set labels and values in two columns; `bold` is the number of the row that stands out."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column()
    for at, row in enumerate(rows, 1):
        grid.add_row(Text(row.label), Text(row.value, style="bold" if at == bold else ""))
    return grid
