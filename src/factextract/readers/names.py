"""Document identifiers: made from names, the same on every machine, no two alike in one run."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

PACKED = (".gz", ".bz2", ".xz")
DOUBLE_SUFFIXES = tuple(
    inner + packed
    for inner in (".warc", ".tar", ".jsonl", ".csv", ".txt", ".html", ".htm", ".xml")
    for packed in PACKED
)
UNFIT = re.compile(r"[:\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff]")


def clean_id(name: str) -> str:
    """Give a name without colons, blanks and invisible characters; each becomes `_`. An empty name becomes `_`, too."""
    return UNFIT.sub("_", name.replace("\\", "/")) or "_"


def strip_suffix(name: str) -> str:
    """Take the suffix off a file's name: `a.txt`, `a.warc.gz` and `a` give `a`; `.profile` stays."""
    lowered = name.lower()
    for suffix in DOUBLE_SUFFIXES:
        if lowered.endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return PurePosixPath(name).stem if "/" not in name else name


def file_id(name: str) -> str:
    """Give the identifier of a file that was given by name: its stem."""
    return clean_id(strip_suffix(name))


def path_id(parts: tuple[str, ...]) -> str:
    """Give the identifier of a file inside a folder or an archive: its path below it, without the suffix."""
    return clean_id("/".join((*parts[:-1], strip_suffix(parts[-1]))))


class IdLedger:
    """The identifiers given out in one run."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def claim(self, doc_id: str) -> str:
        """Give `doc_id` the first time, `doc_id~2` the second, and so on; never one that was given before."""
        count = self._seen.get(doc_id, 0) + 1
        given = doc_id if count == 1 else f"{doc_id}~{count}"
        while count > 1 and given in self._seen:
            count += 1
            given = f"{doc_id}~{count}"
        self._seen[doc_id] = count
        if given != doc_id:
            self._seen[given] = 1
        return given
