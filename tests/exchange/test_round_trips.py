"""Gold goes out to every format and comes back the same, over texts that break naive offsets."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path
from typing import Any

import pytest

from factextract.errors import InvalidGoldError, UsageError
from factextract.exchange.foreign import AnnotatedArticle
from factextract.exchange.formats import NAMES, export_gold, import_gold
from factextract.records import Link, Per, Period, TextSpan
from factextract.scoring.claims import GoldChange, GoldClaim, GoldDocument
from factextract.scoring.gold import hash_text, read_gold
from tests.scoring.test_gold import mutate_bytes

ROOT = Path(__file__).resolve().parents[2]
NASTY = (
    "Café 😀 sales rose 3.4\u00a0% to £2bn in May.\r\n"
    "About 1\u202f200 of 8,000 staff (15%)\u2028left, 👩‍👩‍👧 families of\r\nfive stayed; =1+1 is a\u0301 formula.\r\n"
    "From three\r\nmillion to \u200f٤٠ percent.\n"
)
HOLDS_TEXT = [name for name in NAMES if name not in ("web-annotation", "csv")]
LOSSLESS = [name for name in NAMES if name != "doccano"]


def make_claim(doc_id: str, text: str, quoted: str, kind: str, value: str, **more: Any) -> GoldClaim:
    start = text.index(quoted)
    end = start + len(quoted)
    return GoldClaim(
        doc_id=doc_id,
        claim_id=f"{doc_id}:{start}-{end}",
        start=start,
        end=end,
        text=quoted,
        type=kind,
        value=value,
        **more,
    )


def span(text: str, quoted: str) -> TextSpan:
    start = text.index(quoted)
    return TextSpan(start=start, end=start + len(quoted), text=quoted)


def make_document(doc_id: str, text: str, claims: list[GoldClaim]) -> AnnotatedArticle:
    ordered = tuple(sorted(claims, key=lambda claim: (claim.start, claim.end)))
    head = GoldDocument(
        doc_id=doc_id, text_sha256=hash_text(text), guidelines="1.2", published="2025-02-01", claims=ordered
    )
    return AnnotatedArticle(head, text)


def make_articles() -> list[AnnotatedArticle]:
    d = "north/nasty"
    staff = make_claim(d, NASTY, "8,000", "count", "8000", metric=span(NASTY, "staff"))
    share = make_claim(
        d, NASTY, "15%", "percentage", "15", unit="percent", comparator="~", modality="forecast",
        links=(Link(relation="share_of", target=staff.claim_id),), period=None, time=span(NASTY, "May"),
        per=Per(value="1", unit="hour"), change=GoldChange(direction="increase", role="by", basis="= last\nyear"),
        tags=("hard:share", "@x"), must_pass=True,
    )  # fmt: skip
    claims = [
        make_claim(d, NASTY, "3.4\u00a0%", "percentage", "3.4", unit="percent", subject=span(NASTY, "Café 😀 sales")),
        make_claim(d, NASTY, "£2bn", "currency", "2000000000", unit="GBP", period=Period(from_="2024-05-01", to=None)),
        make_claim(d, NASTY, "1\u202f200", "count", "1200", source=span(NASTY, "families of\r\nfive"), optional=True),
        staff,
        share,
        make_claim(d, NASTY, "five", "count", "5", place=span(NASTY, "=1+1")),
        make_claim(d, NASTY, "three\r\nmillion", "count", "3000000"),
        make_claim(d, NASTY, "million to", "measurement", "7", unit="-kilometre"),
        make_claim(d, NASTY, "٤٠ percent", "percentage", "40", unit="percent", metric=span(NASTY, "a\u0301 formula")),
    ]
    score = GoldClaim(doc_id="b", claim_id="b:4-7", start=4, end=7, text="3-1", type="score", low="3", high="1")
    return [
        make_document("b", "Won 3-1", [score]),
        make_document("empty", "", []),
        make_document("none", "No number here.\r\n", []),
        make_document(d, NASTY, claims),
    ]


def test_nasty_text_holds_what_it_should() -> None:
    (article,) = make_articles()[3:]
    claims = article.document.claims
    assert all(article.text[c.start : c.end] == c.text for c in claims)
    assert any(a.end > b.start for a, b in itertools.pairwise(claims))


@pytest.mark.parametrize("name", LOSSLESS)
def test_round_trip_keeps_everything(name: str) -> None:
    articles = make_articles()
    exported = export_gold(articles, name)
    texts = {} if name in HOLDS_TEXT else {a.document.doc_id: a.text for a in articles}
    imported = import_gold(exported.files, name, texts=texts)
    expected = [a for a in articles if name != "csv" or a.document.claims]
    assert [a.document.to_gold_dict() for a in imported.articles] == [a.document.to_gold_dict() for a in expected]
    assert [a.text for a in imported.articles] == [a.text for a in expected]
    assert imported.notes == ()


def test_round_trip_by_doccano_keeps_spans_types_and_links_and_says_what_it_drops() -> None:
    articles = make_articles()
    exported = export_gold(articles, "doccano")
    imported = import_gold(exported.files, "doccano")

    def keep(article: AnnotatedArticle) -> list[object]:
        return [(c.claim_id, c.start, c.end, c.text, c.type, c.links) for c in article.document.claims]

    assert [keep(a) for a in imported.articles] == [keep(a) for a in articles]
    assert "doccano has no place for value: dropped in 9 claims" in exported.losses
    assert "doccano has no place for per: dropped in 1 claims" in exported.losses
    assert any("claims came without a value" in note for note in imported.notes)
    assert any("without words to check them by" in note for note in imported.notes)


@pytest.mark.parametrize("name", NAMES)
def test_round_trip_of_the_projects_gold(name: str) -> None:
    articles = [AnnotatedArticle(a.document, a.text) for a in read_gold(ROOT / "gold", ROOT / "corpus" / "texts")]
    texts = {a.document.doc_id: a.text for a in articles}
    imported = import_gold(export_gold(articles, name).files, name, texts=texts)
    if name == "doccano":
        return
    assert [a.document.to_gold_dict() for a in imported.articles] == [a.document.to_gold_dict() for a in articles]


@pytest.mark.parametrize("name", NAMES)
def test_export_is_the_same_bytes_each_time(name: str) -> None:
    if name == "docbin":
        pytest.skip("spaCy packs its strings in no fixed order")
    assert export_gold(make_articles(), name) == export_gold(make_articles(), name)


def shift_task(task: dict[str, Any], unit: str) -> None:
    """Count a Label Studio task's offsets as another tool would."""
    text = task["data"]["text"]

    def count(offset: int) -> int:
        part = text[:offset]
        if unit == "utf16":
            return len(part.encode("utf-16-le")) // 2
        if unit == "bytes":
            return len(part.encode())
        return len(part.replace("\r\n", "\n"))

    for result in task["annotations"][0]["result"]:
        if "value" in result:
            value = result["value"]
            value["start"], value["end"] = count(value["start"]), count(value["end"])


@pytest.mark.parametrize(
    ("unit", "words"),
    [("utf16", "UTF-16 code units"), ("bytes", "UTF-8 bytes"), ("lf", "code points of a text with single line ends")],
)
def test_other_offsets_are_recognised_and_converted(unit: str, words: str) -> None:
    articles = make_articles()[3:]
    tasks = json.loads(export_gold(articles, "label-studio").files["label_studio_tasks.json"])
    shift_task(tasks[0], unit)
    imported = import_gold({"t.json": json.dumps(tasks).encode()}, "label-studio")
    assert imported.notes == (f"north/nasty: the offsets are {words}; they were converted to code points",)
    assert imported.articles[0].document == articles[0].document


def test_text_with_joined_lines_fits_the_stored_one() -> None:
    articles = make_articles()[3:]
    tasks = json.loads(export_gold(articles, "label-studio").files["label_studio_tasks.json"])
    shift_task(tasks[0], "lf")
    tasks[0]["data"]["text"] = tasks[0]["data"]["text"].replace("\r\n", "\n")
    imported = import_gold({"t.json": json.dumps(tasks).encode()}, "label-studio", texts={"north/nasty": NASTY})
    assert imported.articles[0].document == articles[0].document
    assert imported.articles[0].text == NASTY


def test_offsets_that_fit_nowhere_are_refused() -> None:
    tasks = json.loads(export_gold(make_articles()[3:], "label-studio").files["label_studio_tasks.json"])
    for result in tasks[0]["annotations"][0]["result"]:
        if "value" in result:
            result["value"]["start"] += 1
            result["value"]["end"] += 1
    with pytest.raises(InvalidGoldError, match="fit the text in no way of counting"):
        import_gold({"t.json": json.dumps(tasks).encode()}, "label-studio")


def test_one_odd_span_is_never_shifted_alone() -> None:
    tasks = json.loads(export_gold(make_articles()[3:], "label-studio").files["label_studio_tasks.json"])
    shift_task(tasks[0], "utf16")
    results = [r for r in tasks[0]["annotations"][0]["result"] if "value" in r]
    results[0]["value"]["start"] -= 1
    results[0]["value"]["end"] -= 1
    with pytest.raises(InvalidGoldError, match="fit the text in no way of counting"):
        import_gold({"t.json": json.dumps(tasks).encode()}, "label-studio")


def test_changed_text_is_refused() -> None:
    with pytest.raises(InvalidGoldError, match="the text is not that of the corpus"):
        import_gold(export_gold(make_articles(), "prodigy").files, "prodigy", texts={"b": "Won 3-2"})


def test_missing_text_is_asked_for() -> None:
    with pytest.raises(InvalidGoldError, match="--corpus"):
        import_gold(export_gold(make_articles(), "csv").files, "csv")


@pytest.mark.parametrize("doc_id", ["../x", "/etc/x", "a/../b", "a:b", "a b", "", "a\x00b", "a//b"])
def test_identifier_that_leaves_the_folder_is_refused(doc_id: str) -> None:
    line = json.dumps({"text": "x", "spans": [], "meta": {"doc_id": doc_id or "."}})
    with pytest.raises(InvalidGoldError, match="identifier"):
        import_gold({"p.jsonl": line.encode()}, "prodigy")


def test_unknown_labels_and_relations_are_told() -> None:
    line = {
        "text": "5 of 9", "doc_id": "d", "entities": [
            {"id": 0, "start_offset": 0, "end_offset": 1, "label": "COUNT"},
            {"id": 1, "start_offset": 5, "end_offset": 6, "label": "PERSON"},
        ], "relations": [{"id": 0, "from_id": 0, "to_id": 1, "type": "knows"}],
    }  # fmt: skip
    imported = import_gold({"d.jsonl": json.dumps(line).encode()}, "doccano")
    assert imported.notes[0] == "d: the label 'PERSON' is no claim type: 1 left out"
    assert "the relation 'knows' of 0 to 1 was left out" in imported.notes[1]
    assert [c.type for c in imported.articles[0].document.claims] == ["count"]


def test_prodigy_task_that_was_rejected_has_no_claims() -> None:
    content = export_gold(make_articles(), "prodigy").files["prodigy.jsonl"].replace(b'"accept"', b'"reject"')
    imported = import_gold({"p.jsonl": content}, "prodigy")
    assert [a.document.claims for a in imported.articles] == [(), (), (), ()]


def test_label_studio_edits_win_over_the_record() -> None:
    tasks = json.loads(export_gold(make_articles()[:1], "label-studio").files["label_studio_tasks.json"])
    for result in tasks[0]["annotations"][0]["result"]:
        if result["from_name"] == "comparator":
            result["value"]["choices"] = ["<"]
    (article,) = import_gold({"t.json": json.dumps(tasks).encode()}, "label-studio").articles
    assert article.document.claims[0].comparator == "<"


def test_csv_runs_no_formula() -> None:
    content = export_gold(make_articles(), "csv").files["gold.csv"].decode("utf-8-sig")
    cells = [cell for line in content.split("\r\n") for cell in line.split(",")]
    assert "'=1+1" in cells
    assert "'-kilometre" in cells
    assert not [cell for cell in cells if cell.strip('"')[:1] in "=@+" and cell.strip('"')]


BROKEN: dict[str, list[bytes]] = {
    "label-studio": [
        b"",
        b"3",
        b"[3]",
        b"[{}]",
        b'[{"data": {"text": 3}}]',
        b'[{"data": {"text": "a"}, "annotations": [{"result": [{"value": {"start": "0"}, "type": "labels"}]}]}]',
    ],
    "doccano": [
        b"{",
        b"[]",
        b"{}",
        b'{"text": "a", "label": [3]}',
        b'{"text": "a", "label": [[0, 1]]}',
        b'{"text": "a", "entities": [{"start_offset": 0.5}]}',
        b"\xff",
    ],
    "prodigy": [
        b"{",
        b"{}",
        b'{"text": "a", "spans": [{}]}',
        b'{"text": "a", "spans": [{"start": 0, "end": 9, "label": "count"}]}',
    ],
    "brat": [b"T1\n", b"T1\tcount 0 1;3 4\tx y\n", b"T1\tcount 0 1\tx\n", b"\xff"],
    "docbin": [b"", b"spacy", b"\x00" * 50],
    "web-annotation": [b"", b"3", b'{"items": [{}]}', b'{"items": [{"target": {"selector": 3}}]}', b'{"items": 3}'],
    "csv": [
        b"",
        b"a,b\n",
        b"doc_id,start,end,type\nd,1,x,count\n",
        b"doc_id,start,end,type\nd,1\n",
        b'doc_id,start,end,type\n"d',
        b"doc_id,start,end,type\nd,1,2,count\n",
    ],
}
SUFFIXES = {"label-studio": ".json", "brat": ".ann", "docbin": ".spacy", "csv": ".csv", "web-annotation": ".jsonld"}


@pytest.mark.parametrize(("name", "content"), [(name, content) for name in BROKEN for content in BROKEN[name]])
def test_broken_file_is_named(name: str, content: bytes) -> None:
    with pytest.raises(InvalidGoldError):
        import_gold({f"broken{SUFFIXES.get(name, '.jsonl')}": content}, name)


@pytest.mark.parametrize("name", NAMES)
def test_malformed_files_give_clear_errors(name: str) -> None:
    articles = make_articles()
    texts = {article.document.doc_id: article.text for article in articles}
    exported = dict(export_gold(articles, name).files)
    said = []
    for seed in range(150):
        rng = random.Random(seed)
        file = rng.choice([key for key, content in sorted(exported.items()) if len(content) > 40])
        files = {**exported, file: mutate_bytes(exported[file], rng)}
        try:
            import_gold(files, name, texts=texts)
        except InvalidGoldError as error:
            said.append(str(error))
    assert len(said) > 30
    assert all(0 < len(message) < 2000 for message in said)


def test_unknown_format_is_named() -> None:
    with pytest.raises(UsageError, match="it is one of: label-studio"):
        export_gold([], "conll")


def test_spacy_reads_the_docbin() -> None:
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import DocBin

    articles = make_articles()
    exported = export_gold(articles, "docbin")
    docs = list(DocBin().from_bytes(exported.files["gold.spacy"]).get_docs(spacy.blank("en").vocab))
    assert [doc.text for doc in docs] == [a.text for a in articles]
    for doc, article in zip(docs, articles, strict=True):
        assert [span.label_ for span in doc.spans["claims"]] == [c.type for c in article.document.claims]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("label-studio", "label_studio_tasks.json"),
        ("doccano", "doccano_sequence_labeling.jsonl"),
        ("doccano", "doccano_relations.jsonl"),
        ("prodigy", "prodigy_spans.jsonl"),
        ("brat", "brat_demo-0001.ann"),
        ("docbin", "docbin.spacy"),
        ("web-annotation", "w3c_annotation_page.json"),
    ],
)
def test_sample_files_of_other_tools_are_read(shared: Path, name: str, file: str) -> None:
    folder = shared / "research" / "formats"
    files = {file: (folder / file).read_bytes()}
    if name == "brat":
        files["brat_demo-0001.txt"] = (folder / "brat_demo-0001.txt").read_bytes()
    text = (folder / "brat_demo-0001.txt").read_bytes().decode()
    (article,) = import_gold(files, name, texts={"w3c_annotation_page": text}).articles
    assert [(c.start, c.end, c.text, c.type) for c in article.document.claims] == [
        (18, 22, "3.4%", "percentage"),
        (26, 30, "£2bn", "currency"),
        (45, 50, "1,200", "count"),
        (67, 70, "15%", "percentage"),
    ]
