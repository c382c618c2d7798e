"""`python -m factextract.reference` writes the pages anew; with `--check` it names the stale ones and exits with 1."""

from __future__ import annotations

import sys
from pathlib import Path

from factextract.reference.pages import find_stale, write_pages

HERE = Path(__file__).parent


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; give the exit code."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("python -m factextract.reference [--check]\n")
        return 2
    if not arguments:
        write_pages(HERE)
        return 0
    stale = find_stale(HERE)
    for name in stale:
        sys.stderr.write(f"{HERE / name}: is stale; write it anew with: python -m factextract.reference\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
