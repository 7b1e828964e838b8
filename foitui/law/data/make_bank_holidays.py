"""Make `bank_holidays.json` from the `holidays` library; run by a maintainer, imported by nothing.

Usage: python foitui/law/data/make_bank_holidays.py [--made 2026-11-24] > bank_holidays.json
"""

import argparse
import datetime as dt
import json
import sys
from importlib.metadata import version

import holidays

FIRST = 2005
"""The right of access came into force on 1 January 2005."""
LAST = 2030
"""Publication reaches about two years ahead; what lies beyond it is a forecast anyway."""
PUBLISHED_TO = 2028
"""The last year whose holidays were published when the table was made."""

SUBDIVISIONS = {"E": "ENG", "W": "WLS", "S": "SCT", "N": "NIR"}

NAMES = {
    "New Year Holiday": "2nd January",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Summer Bank Holiday": "Summer bank holiday",
    "Saint Patrick's Day": "St Patrick's Day",
    "Saint Andrew's Day": "St Andrew's Day",
    "Wedding of William and Catherine": "Royal wedding",
    "Diamond Jubilee of Elizabeth II": "Diamond Jubilee",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee",
    "State Funeral of Queen Elizabeth II": "State funeral of Queen Elizabeth II",
    "Coronation of Charles III": "Coronation of King Charles III",
    "Scotland's participation in the FIFA World Cup final": "World Cup bank holiday",
}
"""What the library calls a day, and what an officer would."""

ABOUT = """\
Public holidays of the four nations of the United Kingdom, made by make_bank_holidays.py from the \
`holidays` library. `days` has for each date the nations (E England, W Wales, S Scotland, N \
Northern Ireland) and the name. FOIA s10(6) leaves out a bank holiday in any part of the United \
Kingdom, so its clock uses all of them; subject access uses those of the authority's own nation. \
`published_to` is the last year that was published when this was made; later dates are \
provisional. `doubts` are days that may be disputed; a deadline that one of them moves says so in \
a note. For three of them the library lists a holiday although no proclamation or Act is known \
that made it; they are kept, so that this table and the library agree."""
DOUBTS = {
    "2006-11-30": "St Andrew's Day became a bank holiday only by an Act of 2007 (asp 2007/2)",
    "2010-01-04": "no proclamation is known for a substitute for 2 January 2010 in Scotland",
    "2011-01-04": "no proclamation is known for a substitute for 2 January 2011 in Scotland",
    "2022-09-19": "proclaimed only days before; whether it extends a clock that ran already is "
    "undecided",
}


def officers_name(library_name: str) -> str:
    """Return the name an officer would use; of two names on one day, the last."""
    name = library_name.split("; ")[-1]
    plain = name.removesuffix(" (observed)")
    known = NAMES.get(plain, plain)
    return known if plain == name else f"{known}, substitute day"


def union() -> dict[dt.date, tuple[str, str]]:
    """Return every holiday with the letters of the nations that have it, and its name."""
    found: dict[dt.date, tuple[str, str]] = {}
    for letter, subdivision in SUBDIVISIONS.items():
        years = range(FIRST, LAST + 1)
        listed = holidays.country_holidays("GB", subdiv=subdivision, years=years)
        for day, name in listed.items():
            nations = found.get(day, ("", ""))[0] + letter
            found[day] = (nations, officers_name(name))
    return dict(sorted(found.items()))


def document(made: dt.date) -> str:
    """Return the whole data file as text."""
    days = {str(day): f"{nations} {name}" for day, (nations, name) in union().items()}
    table = {
        "about": ABOUT,
        "made": str(made),
        "library": f"holidays {version('holidays')}",
        "first": FIRST,
        "last": LAST,
        "published_to": PUBLISHED_TO,
        "doubts": DOUBTS,
        "days": days,
    }
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the data file to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--made", type=dt.date.fromisoformat, default=dt.date.today())
    sys.stdout.write(document(parser.parse_args().made))


if __name__ == "__main__":
    main()
