"""What the command's tests borrow from those of the readers: pages, documents, and a server that serves them."""

from __future__ import annotations

import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS / "pages"), str(TESTS / "readers")]
