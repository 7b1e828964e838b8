"""Writes the table that maps every line of challenge to its findings: `docs/findings.md`.

Run as `python -m foitui.law.findings.coverage > docs/findings.md`.
"""

import sys
from collections import Counter
from collections.abc import Iterator

from foitui.law.findings.rule import Rule, challenges, rules

HEAD = """\
# Findings

What foitui looks for before a reply goes out. The file `foitui/law/data/findings.toml` says it
all; this page is made from it by `python -m foitui.law.findings.coverage > docs/findings.md`.

A finding is one of four kinds. A *question* of the guide is still open. A *check* looks at the
recorded facts. A *letter* check looks at the words of the letter. An *attestation* is about what
only a person can know: the officer is asked once, when everything else about the claim is said,
and answers yes or no with a line of evidence. While nobody has answered, it counts at most as
what the regulator expects; where the officer answers no, it counts as what it is.

A reply should not go out while a *legal requirement* that can still be mended, or a question, is
open.
"""
SEVERITIES = {
    "legal_requirement": "legal requirement",
    "regulator_expects": "regulator expects",
    "good_practice": "good practice",
}


def page() -> str:
    """Return the whole page."""
    return "\n".join((HEAD, *_totals(), *_lines(), *_attestations(), *_checks())) + "\n"


def _totals() -> Iterator[str]:
    counted: Counter[tuple[str, str]] = Counter()
    counted.update((rule.kind, rule.severity) for rule in rules().finding)
    counted.update(("question", each.severity) for each in rules().unanswered)
    lines = sum(map(len, challenges().values()))
    yield f"## Totals\n\n{lines} lines of challenge, all of them met.\n"
    yield "| kind | " + " | ".join(SEVERITIES.values()) + " | all |"
    yield "|---|---|---|---|---|"
    for kind in ("question", "check", "letter", "attest"):
        each = [counted[kind, severity] for severity in SEVERITIES]
        yield f"| {kind} | {' | '.join(map(str, each))} | {sum(each)} |"
    yield (
        "\nA question that the file does not name is a legal requirement; it is not counted here.\n"
    )


def _lines() -> Iterator[str]:
    met = _met()
    yield "## Every line, and what meets it\n"
    for theme, said in challenges().items():
        yield f"### {theme}\n\n| | challenged | met by |\n|---|---|---|"
        for number, words in said.items():
            yield f"| {number} | {words} | {', '.join(met.get(f'{theme}.{number}', ()))} |"
        yield ""


def _met() -> dict[str, list[str]]:
    """Return for each line the ids of what meets it, questions first."""
    met: dict[str, list[str]] = {}
    for each in rules().unanswered:
        for line in each.covers:
            met.setdefault(line, []).append(f"`unanswered.{each.question}`")
    for rule in rules().finding:
        for line in rule.covers:
            met.setdefault(line, []).append(f"`{rule.id}`")
    return met


def _attestations() -> Iterator[str]:
    yield "## What is attested\n\n| id | asked | severity | rests on |\n|---|---|---|---|"
    for rule in _of("attest"):
        yield f"| `{rule.id}` | {rule.asks} | {SEVERITIES[rule.severity]} | {_cites(rule)} |"
    yield ""


def _checks() -> Iterator[str]:
    yield "## What is checked\n\n| id | a requester would ask | severity | rests on |"
    yield "|---|---|---|---|"
    for rule in (*_of("check"), *_of("letter")):
        yield f"| `{rule.id}` | {rule.says} | {SEVERITIES[rule.severity]} | {_cites(rule)} |"


def _cites(rule: Rule) -> str:
    return "; ".join(filter(None, (rule.cite, rule.cite_eir)))


def _of(kind: str) -> Iterator[Rule]:
    return (rule for rule in rules().finding if rule.kind == kind)


if __name__ == "__main__":
    sys.stdout.write(page())
