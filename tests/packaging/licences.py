"""The licences of all packages that `pip install factextract` brings, from their own metadata."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def list_core():
    """Give the distributions that the core needs, itself left out, by name."""
    found, waiting = {}, ["factextract"]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        for line in found[name].requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    found.pop("factextract")
    return found


def read_licence(package):
    """Give a distribution's licence in a few words."""
    meta = package.metadata
    named = [line.rsplit("::", 1)[1].strip() for line in meta.get_all("Classifier") or () if line.startswith("License")]
    own = meta.get("License-Expression") or (meta.get("License") or "").strip().split("\n")[0]
    return own if own and len(own) <= 60 else "; ".join(named) or "not told"


def class_licence(text):
    """Give `GPL` (AGPL, too), `LGPL` or `free` for a licence in words."""
    if re.search(r"LGPL|Lesser General", text, re.IGNORECASE):
        return "LGPL"
    choices = re.split(r"\s+OR\s+|;", text)
    return "GPL" if all(re.search(r"GPL|General Public", each, re.IGNORECASE) for each in choices) else "free"
