"""Libraries that are no part of the core: imported when a reader needs them, else named with the install line."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from factextract.errors import MissingDependencyError


def load_extra(module: str, *, extra: str) -> Any:
    """Import a module that the extra brings; raise MissingDependencyError with the install line where it is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingDependencyError(
            f"needs {package}, which is not installed; install it with: pip install 'factextract[{extra}]'"
        ) from error
