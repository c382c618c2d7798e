"""No package of the core is under the GPL or the AGPL, and those under the LGPL are named in the table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import factextract
from tests.packaging.licences import class_licence, list_core, read_licence

TABLE = Path(factextract.__file__).parent / "reference" / "LICENCES.md"
ROWS = dict(re.findall(r"^\| ([\w.-]+) \| ([^|]+) \|", TABLE.read_text(encoding="utf-8"), re.MULTILINE))
CORE = list_core()


@pytest.mark.parametrize("name", sorted(CORE))
def test_package_of_the_core_is_in_the_table_and_free(name):
    licence = read_licence(CORE[name])
    assert licence != "not told"
    assert class_licence(licence) != "GPL"
    assert name in ROWS, f"add a row for {name}: {licence}"
    assert class_licence(ROWS[name]) == class_licence(licence)


def test_num2words_alone_is_under_the_lgpl():
    assert {name for name in CORE if class_licence(read_licence(CORE[name])) == "LGPL"} == {"num2words"}
    assert "LGPL" in ROWS["num2words"]
    assert "quantulum3" in TABLE.read_text(encoding="utf-8").partition("| package |")[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("MIT", "free"),
        ("GPL-3.0-or-later", "GPL"),
        ("AGPL-3.0", "GPL"),
        ("GNU Affero General Public License v3", "GPL"),
        ("GNU Lesser General Public License v2 (LGPLv2)", "LGPL"),
        ("MIT OR GPL-2.0", "free"),
        ("LGPL", "LGPL"),
    ],
)
def test_licences_are_told_apart(text, kind):
    assert class_licence(text) == kind
