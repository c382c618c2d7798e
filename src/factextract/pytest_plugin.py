"""The pytest plugin: gold articles as test items, and the fixture `claims_regression` for snapshots of claims.

`pytest --factextract-gold DIR` collects every gold file of a folder as one item, which fails when a claim of it is
wrong, missed or spurious. `claims_regression` keeps the claims of a test as YAML beside it, and tells what changed.
"""

# ruff: noqa: PLC0415 - pytest loads this file on every start: nothing heavy before it is needed

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factextract.testing.orphans import Snapshots

if TYPE_CHECKING:
    from factextract.testing.gold_items import GoldRun
    from factextract.testing.snapshots import ClaimsRegression

INSTALL = "pip install 'pytest-regressions>=2.5'"
RUN_KEY: pytest.StashKey[GoldRun] = pytest.StashKey()
SNAPSHOTS_KEY: pytest.StashKey[Snapshots] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("factextract", "numeric claims against gold")
    group.addoption("--factextract-gold", metavar="DIR", help="collect the gold files of DIR as tests")
    group.addoption(
        "--factextract-corpus", metavar="DIR", help="the articles; default: texts/ in the gold folder, else corpus"
    )
    group.addoption(
        "--factextract-predictions", metavar="FILE", help="judge these claims (JSON Lines) instead of extracting now"
    )
    group.addoption(
        "--factextract-baseline", metavar="FILE", help="fail only on what is broken or newly spurious against FILE"
    )
    group.addoption(
        "--factextract-record", action="store_true", help="fail on a wrong field, role or link of a right claim, too"
    )
    group.addoption("--factextract-model", metavar="NAME", help="extract with another English spaCy pipeline")


def pytest_configure(config: pytest.Config) -> None:
    """Take the gold folder among what is collected."""
    config.stash[SNAPSHOTS_KEY] = Snapshots()
    gold = config.getoption("factextract_gold")
    if not gold:
        return
    folder = Path(config.invocation_params.dir, gold)
    if not folder.is_dir():
        raise pytest.UsageError(f"--factextract-gold: {gold}: no such folder")
    from factextract.testing.gold_items import GoldRun

    config.stash[RUN_KEY] = GoldRun(config, folder)
    above = (folder.resolve(), *folder.resolve().parents)
    places = [Path(config.invocation_params.dir, arg.split("::")[0]).resolve() for arg in config.args]
    if not any(place in above for place in places):
        config.args.append(str(folder))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a gold file of the folder that was named."""
    run = parent.config.stash.get(RUN_KEY, None)
    if run is None or file_path.suffix != ".json" or run.folder.resolve() not in file_path.resolve().parents:
        return None
    from factextract.testing.gold_items import GoldFile

    return GoldFile.from_parent(parent, path=file_path, gold_run=run)


@pytest.fixture
def claims_regression(request: pytest.FixtureRequest) -> ClaimsRegression:
    """Compare claims with their snapshot beside the test: `claims_regression.check(claims)`.

    The first run writes the snapshot and fails; --force-regen and --regen-all write it anew, but not where CI is set.
    """
    if not request.config.pluginmanager.has_plugin("pytest_regressions") and not has_fixture(
        request, "data_regression"
    ):
        pytest.fail(f"claims_regression needs pytest-regressions; install it with: {INSTALL}", pytrace=False)
    from factextract.testing.snapshots import ClaimsRegression

    return ClaimsRegression(request, request.config.stash[SNAPSHOTS_KEY])


def has_fixture(request: pytest.FixtureRequest, name: str) -> bool:
    """Tell whether a fixture can be had."""
    try:
        request.getfixturevalue(name)
    except pytest.FixtureLookupError:
        return False
    return True


def pytest_deselected(items: Iterable[pytest.Item]) -> None:
    """Note modules of which not every test runs."""
    for item in items:
        item.config.stash[SNAPSHOTS_KEY].leave_out(item.path)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note modules of which single tests were named."""
    for arg in config.args:
        if "::" in arg:
            config.stash[SNAPSHOTS_KEY].leave_out(Path(config.invocation_params.dir, arg.split("::")[0]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note modules of which a test did not pass."""
    report = yield
    if not report.passed:
        item.config.stash[SNAPSHOTS_KEY].leave_out(item.path)
    return report


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Take over what a worker of pytest-xdist noted."""
    snapshots = node.config.stash[SNAPSHOTS_KEY]
    output = getattr(node, "workeroutput", {}).get("factextract", {})
    snapshots.used |= set(output.get("used", ()))
    snapshots.incomplete |= set(output.get("incomplete", ()))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run that left snapshots without a test; a worker of pytest-xdist hands on what it noted."""
    snapshots = session.config.stash[SNAPSHOTS_KEY]
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["factextract"] = {"used": sorted(snapshots.used), "incomplete": sorted(snapshots.incomplete)}
        return
    snapshots.orphans = snapshots.find_orphans()
    if snapshots.orphans and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, exitstatus: int, config: pytest.Config) -> None:
    """Name the snapshots that no test uses."""
    orphans = config.stash[SNAPSHOTS_KEY].orphans
    if orphans:
        terminalreporter.section("snapshots of claims that no test uses: delete them, or bring the test back")
        for path in orphans:
            terminalreporter.line(path)
