"""The folder of a run: its manifest, the parts of each unit, and the marks of units that are done."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from factextract.errors import UsageError
from factextract.jsonl import format_jsonl
from factextract.records import Claim, Finding, Number, Record
from factextract.runs.records import PARTS, Failure, RunOptions, Tally
from factextract.runs.units import Unit

MANIFEST = "manifest.json"
KINDS: dict[str, type[Record]] = {"claims": Claim, "numbers": Number, "findings": Finding, "errors": Failure}


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a file aside, see it onto the disk and give it its name: it is there whole or not at all."""
    handle, aside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See a folder's new names onto the disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class RunFolder:
    """The folder that a run writes."""

    def __init__(self, root: Path, form: str) -> None:
        self.root = root
        self.form = form

    def open(self, options: RunOptions, units: Sequence[Unit], *, resume: bool) -> None:
        """Make the folder, or check that a run that stands in it is the same; raise UsageError where it is another."""
        manifest = self.root / MANIFEST
        plan = {"format": 1, "hash": options.hash(), "options": asdict(options), "units": [u.name for u in units]}
        if manifest.exists():
            self.check(manifest, plan, resume=resume)
        else:
            if self.root.exists() and any(self.root.iterdir()):
                raise UsageError(f"{self.root}: is not empty and holds no run; give another folder")
            for name in (*PARTS, "done", "at"):
                (self.root / name).mkdir(parents=True, exist_ok=True)
            write_whole(manifest, lambda stream: stream.write(write_json(plan)))
        for leftover in self.root.rglob(".*.part"):
            leftover.unlink(missing_ok=True)

    def check(self, manifest: Path, plan: dict[str, Any], *, resume: bool) -> None:
        """Refuse to go on with another run's folder."""
        if not resume:
            raise UsageError(f"{self.root}: holds a run; go on with it with --resume, or give another folder")
        try:
            before = json.loads(manifest.read_text(encoding="utf-8"))
        except ValueError as error:
            raise UsageError(f"{manifest}: is no manifest of a run; give another folder") from error
        if before.get("hash") != plan["hash"]:
            raise UsageError(
                f"{self.root}: was begun with other options, rules or another model; give another folder for this run"
            )
        if before.get("units") != plan["units"]:
            raise UsageError(f"{self.root}: was begun over other files, or they have changed; give another folder")

    def part(self, kind: str, unit: Unit) -> Path:
        """Give the place of a unit's part."""
        return self.root / kind / f"part-{unit.name}.{self.form}"

    def crumb(self, unit: Unit) -> Path:
        """Give the place of the note of where the work on a unit stands."""
        return self.root / "at" / unit.name

    def mark(self, unit: Unit) -> Path:
        """Give the place of the mark that a unit is done."""
        return self.root / "done" / f"{unit.name}.json"

    def write_unit(self, unit: Unit, records: dict[str, list[Record]], articles: int) -> Tally:
        """Write a unit's parts, then its mark; give the counts."""
        sizes: dict[str, dict[str, Any]] = {}
        for kind in PARTS:
            path = self.part(kind, unit)
            write_whole(path, lambda stream, kind=kind: self.write_records(records[kind], KINDS[kind], stream))  # type: ignore[misc]
            data = path.read_bytes()
            sizes[kind] = {
                "rows": len(records[kind]),
                "bytes": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
            }
        tally = Tally(articles, *(len(records[kind]) for kind in PARTS))
        done = {"unit": unit.to_plain(), "parts": sizes, "tally": asdict(tally)}
        write_whole(self.mark(unit), lambda stream: stream.write(write_json(done)))
        self.crumb(unit).unlink(missing_ok=True)
        return tally

    def write_records(self, records: Iterable[Record], kind: type[Record], stream: BinaryIO) -> None:
        """Write records in the form of the run."""
        if self.form == "parquet":
            from factextract.tables import write_parquet  # noqa: PLC0415  an extra

            write_parquet(records, kind, stream)
        else:
            for line in format_jsonl(records):
                stream.write(line.encode("utf-8", "backslashreplace"))

    def find_done(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, Tally]]:
        """Give the units whose mark and parts are there whole, with their counts."""
        for unit in units:
            try:
                done = json.loads(self.mark(unit).read_text(encoding="utf-8"))
                whole = all(self.part(kind, unit).stat().st_size == done["parts"][kind]["bytes"] for kind in PARTS)
                tally = Tally(**done["tally"])
            except (OSError, ValueError, KeyError, TypeError):
                continue
            if whole:
                yield unit, tally

    def close(self, tally: Tally, units: int) -> None:
        """Write the closing summary of a run of which every unit is done."""
        write_whole(
            self.root / "summary.json", lambda stream: stream.write(write_json({"units": units, **asdict(tally)}))
        )


def write_json(value: Any) -> bytes:
    """Give a value as a JSON text of stable bytes."""
    return (json.dumps(value, ensure_ascii=True, sort_keys=True, indent=1) + "\n").encode()
