"""Keys that arrive at once are dealt with one after the other."""

from textual.events import Key

from foitui.tui.in_turn import InTurn


async def test_a_second_call_does_not_begin_another_turn_while_one_lasts() -> None:
    # Met on a busy host: the turn that was called for and the one that a new key began ran side
    # by side, and a word typed ahead began in the field before.
    app = InTurn()
    async with app.run_test():
        app._keys.extend([Key("a", "a"), Key("b", "b")])
        await app._next_key()
        await app._next_key()
        assert [key.key for key in app._keys] == ["b"]
