"""The other tools' own readers load what is exported; they run where those readers are installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from factextract.exchange.foreign import AnnotatedArticle, Export
from factextract.exchange.formats import export_gold
from factextract.scoring.gold import read_gold

from .test_round_trips import ROOT, make_articles


@pytest.fixture(scope="module")
def articles() -> list[AnnotatedArticle]:
    gold = [AnnotatedArticle(a.document, a.text) for a in read_gold(ROOT / "gold", ROOT / "corpus" / "texts")]
    return [*gold, *make_articles()]


def write(exported: Export, folder: Path) -> Path:
    for name, content in exported.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_label_studio_reads_its_tasks(articles: list[AnnotatedArticle], tmp_path: Path) -> None:
    pytest.importorskip("label_studio_sdk")
    import json

    from label_studio_sdk.converter import Converter
    from label_studio_sdk.label_interface import LabelInterface

    folder = write(export_gold(articles, "label-studio"), tmp_path)
    config = (folder / "label_studio_config.xml").read_text("utf-8")
    interface = LabelInterface(config)
    interface.validate()
    for task in json.loads((folder / "label_studio_tasks.json").read_text("utf-8")):
        assert all(interface.validate_annotation(annotation) is not False for annotation in task["annotations"])
    converter = Converter(config, str(tmp_path))
    converter.convert(str(folder / "label_studio_tasks.json"), str(tmp_path / "out"), "JSON_MIN", is_dir=False)
    read = json.loads((tmp_path / "out" / "result.json").read_text("utf-8"))
    spans = {r["doc_id"]: [(s["start"], s["end"], s["labels"]) for s in r.get("label", [])] for r in read}
    for article in articles:
        expected = [(c.start, c.end, [c.type]) for c in article.document.claims]
        assert spans.get(article.document.doc_id, []) == expected


def test_brat_reader_reads_the_annotations(articles: list[AnnotatedArticle], tmp_path: Path) -> None:
    pytest.importorskip("bratly.io")
    from bratly import EntityAnnotation, NoteAnnotation, RelationAnnotation
    from bratly.io import read_and_load_ann_file

    folder = write(export_gold(articles, "brat"), tmp_path)
    for article in articles:
        claims = article.document.claims
        if not claims:
            continue
        path = folder / f"{article.document.doc_id}.ann"
        read = read_and_load_ann_file(str(path), renumerotize=False, no_duplicates=False).annotations
        entities = [a for a in read if isinstance(a, EntityAnnotation)]
        found = sorted((f.start, f.end, a.label) for a in entities for f in a.fragments)
        assert found == sorted((c.start, c.end, c.type) for c in claims)
        assert sum(isinstance(a, NoteAnnotation) for a in read) == len(claims) + 1  # and one for the article
        assert sum(isinstance(a, RelationAnnotation) for a in read) == sum(len(c.links) for c in claims)
