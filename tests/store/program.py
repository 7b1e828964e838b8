"""Another program on the same caseload, told on standard input what to do.

Run: python -m tests.store.program FOLDER REFERENCE
"""

import sys
from pathlib import Path

from foitui.store.errors import Conflict
from tests.store.examples import changed, opened


def say(*words: object) -> None:
    """Answer at once, so that what was said before a kill was heard."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Obey one word a line, and answer with one line for each thing done."""
    store = opened(Path(sys.argv[1]))
    reference = sys.argv[2]
    case = store.get(reference)
    say("ready")
    for line in sys.stdin:
        match line.split():
            case ["save"]:
                try:
                    case = store.save(changed(case), case.version)
                    say("saved", case.version)
                except Conflict as error:
                    case = error.current
                    say("conflict", error.version)
            case ["many", count]:
                saved = 0
                while saved < int(count):
                    try:
                        case = store.save(changed(case), case.version)
                        saved += 1
                        say("saved", case.version)
                    except Conflict as error:
                        case = error.current
            case ["hold"]:
                with store.batch():
                    say("held")
                    sys.stdin.readline()
                say("released")
    store.close()


if __name__ == "__main__":
    main()
