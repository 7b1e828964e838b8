"""What damage, missing rights and a full disk do to the store and to plain TinyDB.

Run: python -m benchmarks.store_damage
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.store_crashes import HERE, build_shim
from benchmarks.store_scale import ENGINES, Candidate, build, changed

CASES = 60
FILES = {"ours": "ours/cases.db", "plain": "plain.json"}


def _cut(keep: float) -> Callable[[Path], None]:
    return lambda file: os.truncate(file, int(file.stat().st_size * keep))


def _put(where: float, what: bytes) -> Callable[[Path], None]:
    def put(file: Path) -> None:
        content = file.read_bytes()
        at = int(len(content) * where)
        file.write_bytes(content[:at] + what + content[at + len(what) :])

    return put


def _in_front(file: Path) -> None:
    file.write_bytes(b"\0\xffgarbage{{{" + file.read_bytes())


def _one_letter(file: Path) -> None:
    content = bytearray(file.read_bytes())
    found = re.search(rb"Dear authority", content)
    assert found is not None
    content[found.start()] ^= 1
    file.write_bytes(bytes(content))


DAMAGE: dict[str, Callable[[Path], None]] = {
    "cut in half": _cut(0.5),
    "emptied": _cut(0),
    "last 4 KiB zeroed": lambda file: _put(1 - 4096 / file.stat().st_size, bytes(4096))(file),
    "garbage in front": _in_front,
    "16 bytes in the middle": _put(0.5, b"\0\xff#~" * 4),
    "one letter of a text": _one_letter,
    "deleted": Path.unlink,
}


def outcome(engine: str, folder: Path, references: list[str]) -> str:
    """Open, list and read every case; tells what an officer would meet."""
    try:
        store = ENGINES[engine](folder)
    except Exception as error:  # whatever is said is what is measured
        return f"refused: {_short(error)}"
    refused, wrong = 0, 0
    said = ""
    try:
        if _is_empty(engine, store):
            return "SILENTLY EMPTY, and the next save makes it so"
        for reference in references:
            try:
                wrong += "Dear authority" not in store.get(reference).request.text
            except Exception as error:  # the same
                refused, said = refused + 1, _short(error)
    finally:
        store.close()
    if wrong:
        return f"SILENTLY WRONG: {wrong} cases"
    if refused == len(references):
        return f"refused: {said}"
    return (
        f"{refused} of {len(references)} cases refused, the others whole: {said}"
        if refused
        else "whole"
    )


def _is_empty(engine: str, store: Candidate) -> bool:
    """Whether plain TinyDB took what is left for a caseload without cases."""
    try:
        return engine == "plain" and not store.everything()
    except ValueError:
        return False


def _short(error: Exception) -> str:
    said = f"{type(error).__name__}: {error}".replace("|", "/").replace("\n", " ")
    # A table that is kept names no folder of the machine it was made on.
    return re.sub(r"(/[\w.-]+)+", lambda path: Path(path[0]).name, said)[:80]


def fill_up(engine: str, folder: Path, references: list[str]) -> str:
    """Save until there is no room, then with room again; tells what was lost."""
    file = folder / FILES[engine]
    # The log of SQLite grows beside the file, which has the room of its own last size.
    limit = 300_000 if engine == "ours" else file.stat().st_size + 2000
    store, saved, said = ENGINES[engine](folder), dict[str, int](), "never full"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        for _ in range(30):
            for reference in references:
                case = changed(store.get(reference))
                store.save(case)
                saved[reference] = case.version
    except Exception as error:  # the same
        said = _short(error)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    try:
        # What a colleague's program finds.
        other = ENGINES[engine](folder)
        lost = sum(other.get(ref).version < version for ref, version in saved.items())
        other.save(changed(other.get(references[0])))
        other.close()
    except Exception as error:  # the same
        return f"{said}; LOST ALL: {_short(error)}"
    return f"{said}; {lost} lost, saves again with room"


def over_quota(root: Path, folder: Path, references: list[str]) -> str:
    """Save until the quota is used up (EDQUOT), by the shim that stands before the system."""
    flag = root / "quota"
    script = (
        "import sys; from pathlib import Path; from benchmarks.store_damage import quota;"
        " print(quota(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(folder), str(flag), *references[:5]],
        capture_output=True, text=True, check=False, cwd=HERE.parent,
        env=dict(os.environ, LD_PRELOAD=str(build_shim(root)), POWER_FOLDER=str(folder),
                 POWER_QUOTA=str(flag)),
    )  # fmt: skip
    return ran.stdout.strip() or ran.stderr.strip()[-90:]


def quota(folder: Path, flag: Path, references: list[str]) -> str:
    """Save, meet the quota, and save again without it."""
    store = ENGINES["ours"](folder)
    case = changed(store.get(references[0]))
    store.save(case)
    flag.touch()
    said = "never full"
    try:
        store.save(changed(case))
    except Exception as error:  # the same
        said = _short(error)
    flag.unlink()
    kept = store.get(references[0]) == case
    store.save(changed(case))
    store.close()
    return f"{said}; {0 if kept else 1} lost, saves again with room"


def read_only(engine: str, folder: Path, references: list[str]) -> str:
    """Open what may only be read, as another account where this one is root."""
    if os.geteuid() != 0:
        return "not tried: needs root to act as another account"
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    os.seteuid(65534)
    try:
        return outcome(engine, folder, references)
    finally:
        os.seteuid(0)


def rows() -> Iterator[str]:
    """Try every kind of damage on a fresh caseload of either engine."""
    yield "| accident | foitui | plain TinyDB |"
    yield "|---|---|---|"
    with tempfile.TemporaryDirectory() as there:
        root = Path(there)
        root.chmod(0o755)
        build(root / "made", CASES, plain=True)
        store = ENGINES["ours"](root / "made")
        references = sorted(row.reference for row in store.everything().rows)  # type: ignore[attr-defined]  # ours is a page
        store.close()

        def fresh() -> Path:
            shutil.rmtree(root / "tried", ignore_errors=True)
            shutil.copytree(root / "made", root / "tried")
            return root / "tried"

        for name, damage in DAMAGE.items():
            told = []
            for engine, file in FILES.items():
                folder = fresh()
                damage(folder / file)
                told.append(outcome(engine, folder, references))
            yield f"| {name} | {' | '.join(told)} |"
        told = [read_only(engine, fresh(), references) for engine in FILES]
        yield f"| read-only files and folder | {' | '.join(told)} |"
        told = [fill_up(engine, fresh(), references) for engine in FILES]
        yield f"| full disk (EFBIG) | {' | '.join(told)} |"
        if shutil.which("cc"):
            yield f"| quota (EDQUOT) | {over_quota(root, fresh(), references)} | - |"


def main() -> None:
    """Print the table."""
    for row in rows():
        print(row, flush=True)


if __name__ == "__main__":
    main()
