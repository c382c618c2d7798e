"""Whether what the desk stands on is installed."""

from __future__ import annotations

from importlib.util import find_spec

from factextract.errors import MissingDependencyError

NEEDED = ("starlette", "jinja2", "uvicorn")


def check_extra() -> None:
    """Raise MissingDependencyError where the extra `review` is not installed."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise MissingDependencyError(
            f"{', '.join(missing)}: needed for the review desk and not installed; "
            "install it with: pip install 'factextract[review]'"
        )
