"""Which snapshots a test run used, so that those without a test are found."""

from __future__ import annotations

from pathlib import Path


class Snapshots:
    """Which snapshots a run used, so that those that no test uses any more are found."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self.incomplete: set[str] = set()
        self.orphans: list[str] = []

    def use(self, path: Path) -> None:
        """Note that a test of this run has the snapshot."""
        self.used.add(str(path.resolve()))

    def leave_out(self, module: Path) -> None:
        """Note that not all tests of a module ran and passed, so that nothing can be said of its snapshots."""
        self.incomplete.add(str(module.resolve()))

    def find_orphans(self) -> list[str]:
        """Give the snapshots of the modules that ran as a whole which no test used."""
        found = []
        for folder in sorted({str(Path(path).parent) for path in self.used}):
            if f"{folder}.py" in self.incomplete:
                continue
            found += [str(path) for path in sorted(Path(folder).glob("*.yml")) if str(path) not in self.used]
        return found
