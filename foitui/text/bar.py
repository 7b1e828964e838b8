"""A bar of characters, which reads without colour: of blocks, or of ASCII where asked for."""

_WHOLE, _HALF, _ASCII = "\N{FULL BLOCK}", "\N{LEFT HALF BLOCK}", "#"


def bar(count: int, most: int, width: int, *, blocks: bool = True) -> str:
    """Return a bar for a count, `width` columns long for the most; what is not nothing is seen.

    Blocks are drawn to half a column.
    """
    if count <= 0 or most <= 0 or width <= 0:
        return ""
    halves = max(1, round(2 * width * min(count, most) / most))
    if not blocks:
        return _ASCII * max(1, halves // 2)
    return _WHOLE * (halves // 2) + _HALF * (halves % 2)
