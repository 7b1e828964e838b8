"""An officer's way through the program, and the bytes of it that a thin line sends.

Both lines are given the very same stream, so that how busy the machine is changes nothing.
"""

import pytest

from foitui.tui.thin_line import ThinLine
from tests.tui.every_screen import SIGHTS, keys
from tests.tui.reading import CapturingDriver, text


class Both(CapturingDriver):
    """Has no terminal, but counts what would be sent to one on a thick line and on a thin one."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # as Textual calls it
        self.line, self.thick, self.thin = ThinLine(), 0, 0

    def write(self, data: str) -> None:
        """Count the bytes of what is written."""
        self.thick += len(data.encode())
        self.thin += len(self.line.send(data).encode())


async def test_a_thin_line_sends_less_than_a_quarter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.drivers.headless_driver.HeadlessDriver", Both)
    app = SIGHTS["new case"].office()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        driver = app._driver
        assert isinstance(driver, Both)
        for pressed, then in (
            (("down", "down", "j", "pagedown"), "Filter"),
            (("slash", "e", "v"), "/ ev"),
            (("escape", "g", "enter"), "Who asked is hidden"),
            (("tab", "pagedown", "pageup"), "Who asked is hidden"),
            (("question_mark",), "NEXT QUESTION"),
            (("escape", "g"), "Which regime"),
            (("escape", "escape"), "Filter"),
        ):
            await keys(*pressed)(pilot)
            assert then in text(app), text(app)
        assert driver.thick > 30_000
        assert driver.thin < driver.thick / 4
