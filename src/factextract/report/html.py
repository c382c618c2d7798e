"""Small pieces of HTML: everything that comes from an article or a person is escaped here."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from importlib.resources import files
from urllib.parse import urlsplit

from factextract.report.marks import find_hidden


def escape(text: str) -> str:
    """Give a text for element content or a quoted attribute; characters that steer the display become a name."""
    return html.escape("".join(f"[U+{ord(part):04X}]" if hidden else part for hidden, part in find_hidden(text)))


def escape_running(text: str) -> str:
    """Give article text for element content; characters that steer the display become a visible badge."""
    parts = []
    for hidden, part in find_hidden(text):
        if hidden:
            parts.append(f'<span class="hidden-char" title="a hidden character">U+{ord(part):04X}</span>')
        else:
            parts.append(html.escape(part))
    return "".join(parts)


def safe_link(url: str | None) -> str | None:
    """Give an address that a page may link to: http or https with a host; None for any other."""
    if not url or re.search(r"[\s\x00-\x1f]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def link_out(url: str, label: str) -> str:
    """Give a link to the outside, or the label alone where the address is none that a page may link to."""
    target = safe_link(url)
    if target is None:
        return escape(label)
    return f'<a href="{escape(target)}" rel="noopener noreferrer external">{escape(label)}</a>'


def read_asset(name: str) -> str:
    """Give a style sheet or a script that ships with the package."""
    return files("factextract.report").joinpath("assets").joinpath(name).read_text("utf-8")


def read_inline_script(*names: str) -> str:
    """Give modules joined to one inline module: imports between them and export marks are taken out."""
    source = "\n".join(read_asset(name) for name in names)
    source = re.sub(r"^import .*;\n", "", source, flags=re.MULTILINE)
    return re.sub(r"^export ", "", source, flags=re.MULTILINE)


def hash_source(content: str) -> str:
    """Give the source expression that lets a page run this inline script or style, and no other."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii") + "'"


def frame_page(*, title: str, body: str, style: str, script: str = "") -> str:
    """Give a whole self-contained page: its policy forbids everything but its own style and script."""
    script_source = hash_source(script) if script else "'none'"
    policy = (
        f"default-src 'none'; style-src {hash_source(style)}; script-src {script_source}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    code = f'<script type="module">{script}</script>\n' if script else ""
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n{code}</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace").decode("utf-8")
