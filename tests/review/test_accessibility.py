"""axe-core finds no serious fault in the desk: at rest, while correcting, while rejecting, in the help."""

from __future__ import annotations

from typing import Any

import pytest

from tests.accessibility import find_faults


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("keys", ["a", "e", "x", "?", "2"])
def test_desk_has_no_serious_fault(serve: Any, open_page: Any, scheme: str, keys: str) -> None:
    page = open_page(serve("innovation-clusters", "trade-figures"), color_scheme=scheme, bypass_csp=True)
    page.keyboard.press(keys)
    page.wait_for_timeout(400)
    assert find_faults(page) == []
