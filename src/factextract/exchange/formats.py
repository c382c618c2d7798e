"""The formats by name: `export_gold` and `import_gold` are the two doors of this floor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from factextract.errors import UsageError
from factextract.exchange.brat import export_brat, import_brat
from factextract.exchange.claims_csv import export_csv, import_csv
from factextract.exchange.docbin import export_docbin, import_docbin
from factextract.exchange.doccano import export_doccano, import_doccano
from factextract.exchange.foreign import AnnotatedArticle, Export, ForeignArticle, Import, build_articles
from factextract.exchange.label_studio import export_label_studio, import_label_studio
from factextract.exchange.prodigy import export_prodigy, import_prodigy
from factextract.exchange.web_annotation import export_web_annotation, import_web_annotation


@dataclass(frozen=True)
class Format:
    """How one tool's files are written and read."""

    name: str
    suffixes: tuple[str, ...]
    write: Callable[[Iterable[AnnotatedArticle]], Export]
    read: Callable[[Mapping[str, bytes]], Iterator[ForeignArticle]]


FORMATS = (
    Format("label-studio", (".json",), export_label_studio, import_label_studio),
    Format("doccano", (".jsonl",), export_doccano, import_doccano),
    Format("prodigy", (".jsonl",), export_prodigy, import_prodigy),
    Format("brat", (".ann", ".txt"), export_brat, import_brat),
    Format("docbin", (".spacy",), export_docbin, import_docbin),
    Format("web-annotation", (".jsonld", ".json"), export_web_annotation, import_web_annotation),
    Format("csv", (".csv",), export_csv, import_csv),
)
NAMES = tuple(form.name for form in FORMATS)


def find_format(name: str) -> Format:
    """Give a format by its name; raise UsageError for an unknown one."""
    for form in FORMATS:
        if form.name == name:
            return form
    raise UsageError(f"format {name!r} is unknown; it is one of: {', '.join(NAMES)}")


def export_gold(articles: Iterable[AnnotatedArticle], name: str) -> Export:
    """Give the files that another tool reads, and what they drop."""
    return find_format(name).write(articles)


def import_gold(files: Mapping[str, bytes], name: str, *, texts: Mapping[str, str] | None = None) -> Import:
    """Read another tool's files (name and bytes) into gold; `texts` are the articles of the corpus, where there is one.

    Raises InvalidGoldError where a file cannot be read, or its offsets fit the text in no way of counting.
    """
    return build_articles(find_format(name).read(files), texts or {})
