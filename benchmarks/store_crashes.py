"""Kills and power cuts: what was acknowledged is there, the rest is whole, and no litter stays.

Run: python -m benchmarks.store_crashes [--kills 60] [--cuts 5]

Writers acknowledge each save on a pipe and are killed at a random moment; every ninth time one
of them makes backups, compacts or upgrades instead. A power cut leaves of each file what was last
flushed, and of every sector written since then the old or the new, by chance (`power.c`).
"""

import argparse
import contextlib
import gzip
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.make_caseload import fill
from foitui.case.changes import assign
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.cases import TinyDbCaseStore
from foitui.store.errors import Conflict, StoreError
from foitui.store.folder import Folder
from foitui.store.keeping import backups_in
from foitui.store.restoring import restore

HERE = Path(__file__).parent
OLD = HERE.parent / "tests" / "store" / "past" / "format-1.db.gz"
CASES = 100
HOT = 20
"""Cases that the writers change, all of them the same."""

ANEW = 25
"""Tries after which a fresh caseload is used, since every save makes a case longer."""

SECTOR = 512

Acknowledged = Counter[tuple[str, str]]
"""Saves by reference and writer."""


def opened(folder: Path) -> TinyDbCaseStore:
    """Open a caseload as a program would."""
    return open_store(folder, shipped_calendar())


def write(folder: Path, name: str, seed: int, out: int) -> None:
    """Save until killed, and acknowledge each save with one line."""
    store, choose = opened(folder), random.Random(seed)
    references = store.references_like("", HOT)
    os.write(out, b"ready\n")
    while True:
        reference = choose.choice(references)
        case = store.get(reference)
        to = "x" * choose.randint(1, 2000)
        changed = assign(case, to, officer=name, at=case.events[-1].at)
        with contextlib.suppress(Conflict):
            store.save(changed, case.version)
            os.write(out, f"{reference} {name}\n".encode())


def back_up(folder: Path) -> None:
    """Make backups until killed."""
    store = opened(folder)
    while True:
        store.care.backup(keep=2)


def compact(folder: Path) -> None:
    """Compact until killed."""
    store = opened(folder)
    while True:
        store.care.compact()


def upgrade(folder: Path) -> None:
    """Bring a caseload of the first format up to date, again and again until killed."""
    for number in range(10**6):
        place = folder.with_name(f"old-{os.getpid()}-{number}")
        place.mkdir(mode=0o700)
        (place / "cases.db").write_bytes(gzip.decompress(OLD.read_bytes()))
        (place / "lock").touch()
        opened(place).close()
        shutil.rmtree(place)


def forked(work: Callable[..., None], *arguments: object) -> int:
    """Run some work in a child of its own; returns its process id."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(StoreError):
            work(*arguments)
        os._exit(0)
    return child


def listen(pipe: int, until: float) -> bytes:
    """Read what writers acknowledge until a moment."""
    heard = b""
    while (left := until - time.monotonic()) > 0:
        if select.select([pipe], [], [], left)[0]:
            heard += os.read(pipe, 65536)
    return heard


def acknowledged(heard: bytes) -> Acknowledged:
    """Count the acknowledgements that are whole lines."""
    found: Acknowledged = Counter()
    for line in heard.decode().split("\n")[:-1]:
        if line != "ready":
            reference, name = line.split(" ")
            found[reference, name] += 1
    return found


def judge(folder: Path, acks: Acknowledged, tally: Counter[str]) -> bool:
    """Open a caseload after the accident and count what is wrong; says whether all is well."""
    before = Counter(tally)
    try:
        store = opened(folder)
        found: Acknowledged = Counter()
        for reference in {reference for reference, _ in acks}:
            for event in store.get(reference).events:
                found[reference, event.officer] += 1
        tally["lost"] += sum((acks - found).values())
        if store.count() < CASES:
            tally["missing"] += CASES - store.count()
        for finding in store.care.examine():
            # Drafts of whoever was killed are cleared by the next one who makes a draft.
            if finding.faults and finding.check != "litter":
                tally["torn"] += 1
                print(f"  {finding.check}: {finding.faults[0]}", file=sys.stderr)
        store.close()
    except StoreError as error:
        tally["unopened"] += 1
        print(f"  {error}", file=sys.stderr)
    return all(tally[name] == before[name] for name in ("lost", "missing", "torn", "unopened"))


def kills(root: Path, tries: int, window: float = 0.06) -> Counter[str]:
    """Kill two programs at once at a random moment, again and again."""
    choose, tally = random.Random(1), Counter[str]()
    others: list[Callable[[Path], None]] = [back_up, compact, upgrade]
    folder, seen = root / "kills", Counter[tuple[str, str]]()
    for number in range(tries):
        if number % ANEW == 0:
            shutil.rmtree(folder, ignore_errors=True)
            fill(folder, CASES)
            seen.clear()
        reading, writing = os.pipe()
        victims = [forked(write, folder, f"k{number}", number, writing)]
        if number % 9 == 8:
            victims.append(forked(others[number // 9 % len(others)], folder))
        else:
            victims.append(forked(write, folder, f"l{number}", number + 10**6, writing))
        os.close(writing)
        heard = listen(reading, time.monotonic() + 0.03 + choose.random() * window)
        for victim in victims:
            os.kill(victim, signal.SIGKILL)
        for victim in victims:
            os.waitpid(victim, 0)
        while chunk := os.read(reading, 65536):
            heard += chunk
        os.close(reading)
        new = acknowledged(heard)
        seen += new
        tally["tries"] += 1
        tally["acknowledged"] += sum(new.values())
        if not judge(folder, seen, tally):
            shutil.rmtree(folder)
            fill(folder, CASES)
            seen.clear()
        judge_upgrades(root, tally)
    tally["litter"] += left_over(folder)
    return tally


def put_back(folder: Path, backup: Path) -> None:
    """Restore a backup in place until killed."""
    while True:
        restore(backup, Folder(folder), in_place=True)


def save_on(folder: Path) -> None:
    """Save on whatever caseload is there until killed."""
    store, number = opened(folder), 0
    references = store.references_like("", HOT)
    while True:
        number += 1
        case = store.get(references[number % HOT])
        changed = assign(case, f"to{number}", officer="x", at=case.events[-1].at)
        with contextlib.suppress(Conflict):
            store.save(changed, case.version)


def restores(root: Path, tries: int) -> Counter[str]:
    """Kill a restore in place, beside a program that goes on saving: old or new, and whole."""
    choose, tally = random.Random(3), Counter[str]()
    folder = root / "restores"
    fill(folder, CASES)
    with contextlib.closing(opened(folder)) as store:
        backup = store.care.backup(root / "elsewhere").path
    for _ in range(tries):
        victims = [forked(put_back, folder, backup), forked(save_on, folder)]
        time.sleep(0.05 + choose.random() * 0.15)
        for victim in victims:
            os.kill(victim, signal.SIGKILL)
            os.waitpid(victim, 0)
        tally["tries"] += 1
        judge(folder, Counter(), tally)
        for aside in folder.glob("replaced-*"):
            shutil.rmtree(aside)
    tally["litter"] += left_over(folder)
    return tally


def judge_upgrades(root: Path, tally: Counter[str]) -> None:
    """Open what a killed upgrade left: it must be the old caseload or the new one, whole."""
    for place in root.glob("old-*"):
        if (place / "lock").exists():
            tally["upgrades cut"] += 1
            with contextlib.suppress(StoreError):
                store = opened(place)
                whole = store.count() == 4 and not any(
                    found.faults for found in store.care.examine() if found.check != "folder"
                )
                tally["torn"] += not whole
                store.close()
        shutil.rmtree(place)


def left_over(folder: Path) -> int:
    """Count files that nobody needs, after one more backup has tidied up."""
    with contextlib.closing(opened(folder)) as store:
        store.care.backup()
    backups = backups_in(folder / "backups")
    restore(backups[0], Folder(folder), in_place=True)
    kept = {"cases.db", "lock", "backups"}
    extra = [path for path in folder.iterdir() if path.name not in kept]
    extra = [path for path in extra if not path.name.startswith("replaced-")]
    return len(extra) + len(list((folder / "backups").iterdir())) - len(backups)


def cuts(root: Path, tries: int, *, skip: bool = False) -> Counter[str]:
    """Cut the power at a random moment, again and again; `skip` makes flushes do nothing."""
    choose, tally = random.Random(2), Counter[str]()
    folder, shadow, after = root / "cuts", root / "flushed", root / "after"
    shim = build_shim(root)
    for number in range(tries):
        for path in (folder, shadow, after):
            shutil.rmtree(path, ignore_errors=True)
        fill(folder, CASES)
        shadow.mkdir()
        for path in folder.iterdir():
            shutil.copy(path, shadow / f"{path.stat().st_ino}-{path.name}")
        writer = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.store_crashes", "--write", str(folder),
             f"p{number}", str(number)],
            stdout=subprocess.PIPE, cwd=HERE.parent,
            env=dict(os.environ, LD_PRELOAD=str(shim), POWER_FOLDER=str(folder),
                     POWER_SHADOW=str(shadow), POWER_SKIP="1" if skip else ""),
        )  # fmt: skip
        assert writer.stdout is not None
        writer.stdout.readline()
        heard = listen(writer.stdout.fileno(), time.monotonic() + 0.05 + choose.random())
        # Stopped first: what is acknowledged after the cut would count as lost.
        writer.send_signal(signal.SIGSTOP)
        heard += listen(writer.stdout.fileno(), time.monotonic() + 0.02)
        cut(folder, shadow, after, choose)
        writer.kill()
        writer.communicate()
        new = acknowledged(heard)
        tally["tries"] += 1
        tally["acknowledged"] += sum(new.values())
        judge(after, new, tally)
    return tally


def cut(folder: Path, shadow: Path, after: Path, choose: random.Random) -> None:
    """Leave what a power cut leaves: the flushed state, and of later sectors each by chance."""
    after.mkdir(mode=0o700)
    for path in folder.iterdir():
        if path.is_dir() or path.name.endswith("-shm"):
            continue
        kept = shadow / f"{path.stat().st_ino}-{path.name}"
        old, new = kept.read_bytes() if kept.exists() else b"", path.read_bytes()
        size = choose.choice((len(old), len(new)))
        sectors = []
        for at in range(0, max(len(old), len(new)), SECTOR):
            one, other = old[at : at + SECTOR], new[at : at + SECTOR]
            sectors.append(choose.choice((one, other)).ljust(SECTOR, b"\0"))
        (after / path.name).write_bytes(b"".join(sectors)[:size])
        (after / path.name).chmod(0o600)


def build_shim(root: Path) -> Path:
    """Compile the shim; raises FileNotFoundError where there is no compiler."""
    shim = root / "power.so"
    if not shim.exists():
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-O2", "-w", "-o", shim, HERE / "power.c", "-ldl"],
            check=True,
        )
    return shim


def main() -> None:
    """Run both and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--cuts", type=int, default=5)
    parser.add_argument("--write", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write:
        folder, name, seed = asked.write
        write(Path(folder), name, int(seed), 1)
    with tempfile.TemporaryDirectory() as root:
        print("kills", dict(kills(Path(root), asked.kills)))
        print("restores", dict(restores(Path(root), max(5, asked.kills // 10))))
        print("cuts", dict(cuts(Path(root), asked.cuts)))
        print("no flushes", dict(cuts(Path(root), min(asked.cuts, 3), skip=True)))


if __name__ == "__main__":
    main()
