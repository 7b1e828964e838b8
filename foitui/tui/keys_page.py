"""The page on keys, from the table of actions: python -m foitui.tui.keys_page > docs/keys.md."""

import sys

from foitui.tui import actions

_HEAD = """# Keys

Every key of the full screen, from the table that the program itself reads. `?` shows them there,
and `Ctrl+P` finds an action by name. Other keys are given in `settings.toml`, by the id:

```toml
[keys]
"caseload.open" = "enter,o"
```
"""


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_HEAD, *map(_section, actions.GROUPS)])


def _section(name: str) -> str:
    rows = [
        f"| {' '.join(_key(key) for key in action.keys)} | {action.help} | `{action.id}` |"
        for action in actions.group(name)
    ]
    head = ["| keys | what they do | id |", "|---|---|---|"]
    return "\n".join([f"## {actions.GROUPS[name]}", "", *head, *rows, ""])


def _key(key: str) -> str:
    return f"`{actions.key_name(key)}`".replace("|", r"\|")


if __name__ == "__main__":
    sys.stdout.write(page())
