"""Wheel and sdist are built, hold what they must, come out the same twice, and the wheel runs where nothing else is."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


def build(folder):
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return wheel, sdist


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build wheel and sdist once."""
    return build(tmp_path_factory.mktemp("dist"))


def test_wheel_holds_the_package_with_its_data(built):
    with zipfile.ZipFile(built[0]) as archive:
        names = set(archive.namelist())
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "factextract").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= names
    assert {
        "factextract/py.typed",
        "factextract/lexicon/units.toml",
        "factextract/reference/schemas/claim.json",
    } <= names
    others = {name for name in names if not name.startswith("factextract/")}
    assert all(".dist-info/" in name for name in others), others
    assert any(name.endswith("licenses/LICENSE") for name in others)


def test_sdist_holds_sources_tests_and_gold(built):
    with tarfile.open(built[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "Makefile", "src/factextract/py.typed"}
    assert wanted <= names
    assert any(name.startswith("gold/") for name in names)
    assert any(name.startswith("tests/") for name in names)
    assert not any(name.startswith((".venv", "out/", ".git/")) for name in names)


def test_two_builds_are_the_same_bytes(built, tmp_path):
    again = build(tmp_path)
    for one, other in zip(built, again, strict=True):
        assert one.name == other.name
        assert hashlib.sha256(one.read_bytes()).digest() == hashlib.sha256(other.read_bytes()).digest()


@pytest.fixture(scope="module")
def clean(built, tmp_path_factory):
    """Make an environment with the wheel; the dependencies are lent by this one, factextract itself is not."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder / "env", with_pip=False)
    scripts = "Scripts" if os.name == "nt" else "bin"
    python = folder / "env" / scripts / "python"
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(built[0])], check=True, capture_output=True)
    (Path(site) / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder, python.parent / "factextract"


def run(clean, *arguments):
    folder, command = clean
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "FACTEXTRACT"))}
    return subprocess.run(
        [command, *arguments], cwd=folder, env=plain, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_wheel_extracts_in_a_clean_environment(clean):
    folder, command = clean
    (folder / "article.txt").write_text("Exports rose 7.1 percent to $321 billion in August.\n", encoding="utf-8")
    where = subprocess.run(
        [command.parent / "python", "-c", "import factextract; print(factextract.__file__)"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(folder) in where.stdout, "it must be the wheel that runs"
    done = run(clean, "extract", "article.txt", "-f", "jsonl")
    assert done.returncode == 0, done.stderr
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(claim["value"], claim["unit"]) for claim in claims] == [("7.1", "percent"), ("321000000000", "USD")]
    assert claims[0]["metric"]["text"] == "Exports"


def test_wheel_has_its_command_and_version(clean):
    assert run(clean, "--version").stdout.startswith("factextract ")
    assert "extract" in run(clean, "--help").stdout
    assert run(clean, "rules", "list", "numerals.").stdout.count("\n") > 10
