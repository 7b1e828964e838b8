"""The full screen: the Textual application, its screens and widgets, and one stylesheet.

How the room is furnished, and how to add to it:

| module | what it holds |
|---|---|
| `app` | `FoituiApp`, and `run(...)`, which the command line calls |
| `desk` | `Desk`: the store, settings, calendar, officer and clock that a screen works with |
| `actions` | the one table of actions; bindings, key bar, help and palette are read from it |
| `show` | the only door from data to the screen: cleaned `Content`, cut and padded cells |
| `belt` | the line filter that deletes any control character that still got through |
| `pace` | how soon an answer is painted and Escape believed, told before Textual is imported |
| `driver`, `thin_line`, `cells`, `pen` | what the terminal shows: only what changes is sent |
| `sheet` | the stylesheet: what the first screen needs, and the rest after its first paint |
| `theme`, `foitui.tcss` | colours, and every rule of style |
| `screens/base` | `OfficeScreen`, which every screen is |
| `in_turn` | keys dealt with one after the other, because a slow line brings several at once |
| `open_case` | the case on the screen: each change shown at once, stored behind it, or taken back |
| `acknowledging` | what is told of changes: done once they are stored, before that that they wait |
| `watch` | what colleagues store in that case, and who else has it open |
| `walk` | the way through the guide's questions: skipped, gone back to, item by item |
| `hinting`, `explaining` | what the wording suggests; the rule, source and reasons of a thing |
| `finding`, `borrowing` | a provision found by a few keys; phrases of the authority's book |
| `drafts`, `editing` | words typed and not given, in the officer's own folder; the editor |
| `flow`, `wrap`, `widths` | texts made to flow, rows of a width, widths of another layout |
| `spotting`, `distinct` | where the words of an item stand in the request; items told apart |
| `outline`, `severity` | the decisions as lines; how grave a finding is, by words and marks |
| `claim_findings`, `mending` | what would be objected to in hand; from a finding to its mend |
| `sending`, `gaps`, `due`, `days` | what the screens of one case ask of law and letters |
| `looking` | the page of a second officer's look as entries, each with the way to its mend |
| `session`, `session_told`, `session_file` | a review session: its record, its words, its file |
| `queue`, `sitting`, `place` | whose turn it is; going on from case to case; what was listed |
| `fields`, `screens/form` | things asked one after the other, where the keys stand; dates echoed |
| `after_told`, `late_fields` | what came after a reply, and what is asked of late reliance |
| `warming` | what the first case takes, read while nothing is done |
| `feed`, `reading` | reading the caseload page by page, off the screen's thread; outdated or not |
| `counts`, `views` | the numbers above the list, counted beside the start; saved filters |
| `batch`, `exporting` | what is done to many cases at once; a list taken away as a file |
| `palette`, `keymap`, `keys_page` | the actions as a palette, an officer's own keys, docs/keys.md |
| `crash` | one sentence and a report without anybody's words, when the program itself fails |
| `widgets/` | `LineView` and what is drawn on it: the case list, the text view; bars and prompt |

A new screen:

1. Add its actions to the table in `actions`; the first part of an id is the group.
2. Write `class CaseScreen(OfficeScreen[None])` with `GROUP = "case"` and
   `BINDINGS = bindings("case")`; compose `TitleBar`, your widgets and `KeyBar("case")`. Each
   action is a method `action_<last part of the id>`. `back` is there already.
3. Reach the outside through `self.desk` (`store`, `settings`, `calendar`, `officer`, `today()`,
   `at()`); tell the officer something with `self.tell(...)`; wrap store calls in
   `with self.telling():`, which shows a StoreError or a refusal in words.
4. Whatever was typed and not yet given is put away by `keep()`, called when the line drops.
5. Strangers' text goes through `show.line`, `show.block` or `show.parts`, or into a `TextView`,
   which cleans, wraps and scrolls texts of any length and marks spans of them. Never a plain
   `str` into a widget, never markup.
6. Style goes into `foitui.tcss` under its own heading, below the mark unless the caseload itself
   needs it, with theme variables only. What colour
   says, a word or a mark says too, for the theme of few colours has none.
7. Tell in `tests/tui/every_screen.py` how it is come to: contrast, resizing and hostile text are
   tested over that table; and in `benchmarks/shots.py`, which draws the pictures.

Every byte travels over somebody's slow line, so:

- What is long is a `LineView`: it makes the lines that are seen, counts them without a layout,
  and is right at its first paint (ask for the width while drawing, not in `on_resize`).
- A change draws what it changed: `refresh(Region(...))`, `refresh_line`, a whole widget at most.
- Showing and hiding keeps the height of what stands around it, so that nothing else moves.
- The focus goes only where something is typed; a widget that gets or loses it is drawn again.
- Nothing moves by itself: no blink, no clock, no spinner. `benchmarks/screens.py` counts.
"""
