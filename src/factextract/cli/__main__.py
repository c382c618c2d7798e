"""`python -m factextract.cli`: the command line without its script."""

from __future__ import annotations

import sys

from factextract.cli import main

sys.exit(main())
