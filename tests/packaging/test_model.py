"""The trained model: known by its version and its files, and a different one is told of, not refused."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import warnings

import pytest

from factextract.errors import ModelWarning
from factextract.pipeline import models
from factextract.pipeline.fingerprint import find_model, hash_model, read_version, tell_mismatch
from factextract.pipeline.models import PINNED_FINGERPRINT, PINNED_MODEL, PINNED_VERSION, load_parser

pytestmark = pytest.mark.model


@pytest.fixture
def changed_model(tmp_path):
    """Copy the installed model, to be changed."""
    return shutil.copytree(find_model(PINNED_MODEL), tmp_path / "model")


def tell(folder):
    return tell_mismatch(folder, version=PINNED_VERSION, fingerprint=PINNED_FINGERPRINT)


def test_installed_model_is_the_published_one():
    folder = find_model(PINNED_MODEL)
    assert read_version(folder) == PINNED_VERSION
    assert hash_model(folder) == PINNED_FINGERPRINT
    assert tell(folder) is None


def test_changed_weights_are_told(changed_model):
    weights = changed_model / "parser" / "model"
    data = bytearray(weights.read_bytes())
    data[len(data) // 2] ^= 1
    weights.write_bytes(data)
    assert "files are not those of version 3.8.0" in tell(changed_model)


def test_other_version_is_told(changed_model):
    meta = changed_model / "meta.json"
    meta.write_text(json.dumps({**json.loads(meta.read_text("utf-8")), "version": "3.7.1"}), encoding="utf-8")
    assert "version 3.7.1" in tell(changed_model)


def test_files_that_no_rule_reads_do_not_matter(changed_model):
    (changed_model / "README.md").write_text("changed", encoding="utf-8")
    shutil.rmtree(changed_model / "ner")
    assert tell(changed_model) is None


def test_package_that_is_no_model_has_no_folder():
    assert find_model("json") is None
    assert find_model("no_such_model") is None


def test_mismatch_is_a_warning_and_the_model_loads(monkeypatch):
    monkeypatch.setattr(models, "PINNED_FINGERPRINT", "0" * 64)
    with pytest.warns(ModelWarning, match="mend it with: pip install"):
        parser = load_parser()
    assert "parser" in parser.pipe_names


def test_published_model_loads_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error", ModelWarning)
        load_parser()


def test_command_line_says_the_mismatch_in_one_line():
    code = (
        "import sys; from factextract.pipeline import models; models.PINNED_VERSION = '9.9.9'\n"
        "sys.argv = ['factextract', 'explain', 'About 40 people left.']\n"
        "from factextract.cli import main; sys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert "count ~ 40" in done.stdout
    assert done.stderr.startswith("factextract: the model is version 3.8.0, and all figures are told under 9.9.9;")
    assert done.stderr.count("\n") == 1
