"""Each check on sentences by hand: what fits, what does not, what cannot be told, and how it is said."""

from __future__ import annotations

import pytest

from factextract.checking import units
from factextract.checking.findings import check_claims
from factextract.errors import MissingDependencyError
from factextract.records import Claim, Finding

from .making import link, make

PERCENT = {"type": "percentage", "unit": "percent"}


def pounds(value: str) -> dict[str, str]:
    return {"type": "currency", "unit": "GBP", "value": value}


def changed(direction: str, role: str) -> dict[str, dict[str, str]]:
    return {"change": {"direction": direction, "role": role}}


def find(claims: list[Claim], kind: str) -> list[Finding]:
    return [finding for finding in check_claims("a", claims) if finding.kind == kind]


def share_of(sentence: str, share: str, value: str, part: str, whole: str) -> list[Claim]:
    first = make(whole, sentence, value=whole.replace(",", ""))
    second = link(make(part, sentence, value=part.replace(",", "")), "part_of", first)
    third = make(share, sentence, value=value, **PERCENT)
    return [first, second, link(link(third, "share_of", first), "share_is", second)]


@pytest.mark.parametrize(
    ("share", "value", "verdict", "severity"),
    [
        ("62.6 percent", "62.6", "consistent", "none"),
        ("62.4 percent", "62.4", "inconsistent", "low"),
        ("63 percent", "63", "consistent", "none"),
        ("70 percent", "70", "inconsistent", "high"),
        ("55 percent", "55", "inconsistent", "high"),
    ],
    ids=lambda value: value,
)
def test_share_is_held_against_part_and_whole(share, value, verdict, severity):
    sentence = f"Of the 321 boats 201 are leased, or {share}."
    findings = find(share_of(sentence, share, value, "201", "321"), "share")
    assert [(finding.verdict, finding.severity) for finding in findings] == [(verdict, severity)]


def test_share_is_told_in_a_sentence_for_a_reader():
    sentence = "Of its 320 megawatts 200 megawatts are sold, or 70 percent."
    unit = {"type": "measurement", "unit": "megawatt"}
    whole = make("320 megawatts", sentence, value="320", **unit)
    part = link(make("200 megawatts", sentence, value="200", **unit), "part_of", whole)
    share = link(link(make("70 percent", sentence, value="70", **PERCENT), "share_of", whole), "share_is", part)
    finding = find([whole, part, share], "share")[0]
    assert finding.message == "200 of 320 megawatts is 62.5 percent; the article says 70 percent."
    assert finding.claims == (share.claim_id, part.claim_id, whole.claim_id)
    assert finding.equation.startswith("[195, 205] / [315, 325] = [60, 65.0794] percent")


def test_strict_reading_is_told_beside_the_verdict():
    sentence = "Of the 54,000 filings 38,000 are theirs, or 70.3 percent."
    finding = find(share_of(sentence, "70.3 percent", "70.3", "38,000", "54,000"), "share")[0]
    assert (finding.verdict, finding.strict_verdict) == ("consistent", "inconsistent")
    assert finding.message.endswith("which fits if the figures are rounded.")


def test_part_in_another_unit_is_brought_to_the_whole():
    sentence = "Of 2 gigawatts 500 megawatts are sold, or 25 percent."
    whole = make("2 gigawatts", sentence, value="2", type="measurement", unit="gigawatt")
    part = make("500 megawatts", sentence, value="500", type="measurement", unit="megawatt")
    share = link(link(make("25 percent", sentence, value="25", **PERCENT), "share_of", whole), "share_is", part)
    assert [finding.verdict for finding in find([whole, part, share], "share")] == ["consistent"]


def test_denied_figure_is_left_out():
    sentence = "Of the 321 boats 201 are leased, or 70 percent."
    claims = share_of(sentence, "70 percent", "70", "201", "321")
    denied = claims[2].model_copy(update={"modality": "negated"})
    assert find([*claims[:2], denied], "share") == []


@pytest.mark.parametrize(
    ("sentence", "share", "value", "part", "whole", "verdict"),
    [
        ("The league won 62 of 150 seats, or 52 percent.", "52 percent", "52", "62", "150", "inconsistent"),
        ("The league won 62 of 150 seats, or 41 percent.", "41 percent", "41", "62", "150", "consistent"),
        ("Only 18 of the 90 sheds – 30 percent – were dry.", "30 percent", "30", "18", "90", "inconsistent"),
        ("Of the 90 sheds, 18, or 20 percent, were dry.", "20 percent", "20", "18", "90", "consistent"),
    ],
    ids=["seats", "seats, right", "dashes", "of first"],
)
def test_share_without_links_is_read_from_the_words(sentence, share, value, part, whole, verdict):
    first = make(whole, sentence, value=whole)
    second = make(part, sentence, value=part)
    if "the 90 sheds –" in sentence:
        second = link(second, "part_of", first)
    third = make(share, sentence, value=value, **PERCENT)
    assert [finding.verdict for finding in find([first, second, third], "share")] == [verdict]


def test_shares_of_an_unnamed_whole_are_held_against_each_other():
    sentence = "The roll drew 4,410 noes to 3,390 ayes, or 50.1% to 49.9% of votes."
    ayes, noes = make("3,390", sentence, value="3390"), make("4,410", sentence, value="4410")
    first = link(make("50.1%", sentence, value="50.1", metric="votes", **PERCENT), "share_is", noes)
    second = link(make("49.9%", sentence, value="49.9", metric="votes", **PERCENT), "share_is", ayes)
    assert [finding.verdict for finding in find([noes, ayes, first, second], "share")] == ["inconsistent"]


def move(sentence: str, start: tuple, end: tuple, size: tuple, direction: str) -> list[Claim]:
    def claim(text: str, value: str, fields: dict, role: str) -> Claim:
        return make(text, sentence, value=value, **fields, **changed(direction, role))

    first, last, by = claim(*start, "from"), claim(*end, "to"), claim(*size, "by")
    return [first, link(last, "change_from", first), link(by, "change_by", last)]


MONEY = {"type": "currency", "unit": "GBP"}
POINT = {"type": "percentage_point", "unit": "percentage_point"}
BASIS = {"type": "percentage_point", "unit": "basis_point"}


@pytest.mark.parametrize(
    ("start", "end", "size", "direction", "verdict"),
    [
        (
            ("£312,000", "312000", MONEY),
            ("£327,600", "327600", MONEY),
            ("5 percent", "5", PERCENT),
            "increase",
            "consistent",
        ),
        (
            ("£312,000", "312000", MONEY),
            ("£327,600", "327600", MONEY),
            ("8 percent", "8", PERCENT),
            "increase",
            "inconsistent",
        ),
        (
            ("£312,000", "312000", MONEY),
            ("£327,600", "327600", MONEY),
            ("5 percent", "5", PERCENT),
            "decrease",
            "inconsistent",
        ),
        (
            ("£20", "20", MONEY),
            ("£15", "15", MONEY),
            ("a quarter", "0.25", {"type": "fraction"}),
            "decrease",
            "consistent",
        ),
        (("£20", "20", MONEY), ("£60", "60", MONEY), ("tripled", "3", {"type": "multiple"}), "increase", "consistent"),
        (
            ("£20", "20", MONEY),
            ("£60", "60", MONEY),
            ("doubled", "2", {"type": "multiple"}),
            "increase",
            "inconsistent",
        ),
        (("£21", "21", MONEY), ("£27", "27", MONEY), ("£6", "6", MONEY), "increase", "consistent"),
        (("£21", "21", MONEY), ("£27", "27", MONEY), ("£9", "9", MONEY), "increase", "inconsistent"),
        (
            ("4.1 percent", "4.1", PERCENT),
            ("4.6 percent", "4.6", PERCENT),
            ("0.5 points", "0.5", POINT),
            "increase",
            "consistent",
        ),
        (
            ("5 percent", "5", PERCENT),
            ("5.25 percent", "5.25", PERCENT),
            ("25 basis points", "25", BASIS),
            "increase",
            "consistent",
        ),
        (
            ("5 percent", "5", PERCENT),
            ("5.25 percent", "5.25", PERCENT),
            ("50 basis points", "50", BASIS),
            "increase",
            "inconsistent",
        ),
    ],
    ids=[
        "percent",
        "percent, wrong",
        "wrong way",
        "fraction",
        "factor",
        "factor, wrong",
        "amount",
        "amount, wrong",
        "points",
        "basis points",
        "basis points, wrong",
    ],
)
def test_size_of_a_move_is_held_against_its_ends(start, end, size, direction, verdict):
    sentence = f"It moved from {start[0]} to {end[0]}, by {size[0]}."
    assert [finding.verdict for finding in find(move(sentence, start, end, size, direction), "change")] == [verdict]


def test_percent_for_percentage_points_is_named():
    sentence = "It moved from 19.5 percent to 21.0 percent, by 1.5 percent."
    claims = move(
        sentence,
        ("19.5 percent", "19.5", PERCENT),
        ("21.0 percent", "21", PERCENT),
        ("1.5 percent", "1.5", PERCENT),
        "increase",
    )
    finding = find(claims, "change")[0]
    assert finding.verdict == "inconsistent"
    assert "where points are meant" in finding.message


def test_moves_of_two_bases_are_not_held_against_each_other():
    sentence = "Prices rose 0.4 percent on the month to 110.0 points, from 100.0 points a year ago."
    claims = move(
        sentence,
        ("100.0 points", "100", {"type": "measurement", "unit": "point"}),
        ("110.0 points", "110", {"type": "measurement", "unit": "point"}),
        ("0.4 percent", "0.4", PERCENT),
        "increase",
    )

    def based(claim: Claim, words: str) -> Claim:
        at = sentence.index(words)
        basis = {"start": at, "end": at + len(words), "text": words}
        return Claim.model_validate(
            {**claim.model_dump(by_alias=True), "change": {**claim.change.model_dump(), "basis": basis}}
        )

    claims = [based(claims[0], "a year ago"), claims[1], based(claims[2], "on the month")]
    assert [finding.verdict for finding in find(claims, "change")] == ["cannot_tell"]


def test_two_sizes_of_one_move_are_held_against_each_other():
    sentence = "It gained 90.00 points, or 2.0 percent, to 3,090.00."
    point = {"type": "measurement", "unit": "point"}
    end = make("3,090.00", sentence, value="3090", **point, **changed("increase", "to"))
    amount = link(make("90.00 points", sentence, value="90", **point, **changed("increase", "by")), "change_by", end)
    part = link(make("2.0 percent", sentence, value="2", **PERCENT, **changed("increase", "by")), "change_by", end)
    finding = find([amount, part, end], "change")[0]
    assert finding.verdict == "inconsistent"
    assert finding.message == "A rise of 90.00 points to 3,090.00 is 3 percent; the article says 2.0 percent."


@pytest.mark.parametrize(
    ("kind", "start", "end", "direction", "verdict"),
    [
        ("rank", "12th", "9th", "increase", "consistent"),
        ("rank", "9th", "12th", "increase", "inconsistent"),
        ("count", "81", "63", "decrease", "consistent"),
        ("count", "63", "81", "decrease", "inconsistent"),
        ("count", "63", "63", "increase", "inconsistent"),
    ],
    ids=["better rank", "worse rank", "fall", "rise called fall", "no move"],
)
def test_direction_is_held_against_its_word(kind, start, end, direction, verdict):
    sentence = f"It went from {start} then to {end} now."
    digits = str.maketrans("", "", "th")
    first = make(start, sentence, type=kind, value=start.translate(digits), **changed(direction, "from"))
    at = sentence.rindex(end)
    last = make(end, sentence, type=kind, value=end.translate(digits), **changed(direction, "to"))
    last = last.model_copy(update={"start": at, "end": at + len(end), "claim_id": f"a:{at}-{at + len(end)}"})
    last = link(last, "change_from", first)
    assert [finding.verdict for finding in find([first, last], "direction")] == [verdict]


@pytest.mark.parametrize(
    ("numbers", "ending", "verdicts"),
    [
        (("41", "29", "12"), "", ["consistent"]),
        (("41", "29", "8"), "", []),
        (("41", "29", "8"), "the remaining ", ["inconsistent"]),
        (("41", "29", "12"), "the remaining ", ["consistent"]),
    ],
    ids=["adds up", "some of them", "all of them, wrong", "all of them"],
)
def test_parts_are_added(numbers, ending, verdicts):
    whole, first, second = numbers
    sentence = f"Of {whole} boats {first} are new and {ending}{second} old."
    total = make(whole, sentence, value=whole)
    parts = [link(make(part, sentence, value=part), "part_of", total) for part in (first, second)]
    assert [finding.verdict for finding in find([total, *parts], "sum")] == verdicts


def test_part_that_exceeds_its_whole_is_found():
    sentence = "Of 41 boats 52 are new."
    whole = make("41", sentence, value="41")
    part = link(make("52", sentence, value="52"), "part_of", whole)
    finding = find([whole, part], "part")[0]
    assert (finding.verdict, finding.message) == ("inconsistent", "52 cannot be a part of 41: it is more.")


@pytest.mark.parametrize(("last", "verdict"), [("21", "consistent"), ("31", "inconsistent")], ids=["100", "110"])
def test_shares_before_a_rest_make_a_hundred(last, verdict):
    sentence = f"Oaks are 38 percent, elms 41 percent and pines the remaining {last} percent."
    claims = [make(f"{n} percent", sentence, value=n, **PERCENT) for n in ("38", "41", last)]
    assert [finding.verdict for finding in find(claims, "hundred")] == [verdict]


def test_shares_that_are_not_said_to_be_all_need_not_make_a_hundred():
    sentence = "Oaks are 38 percent, elms 41 percent; others grow there too."
    claims = [make(f"{n} percent", sentence, value=n, **PERCENT) for n in ("38", "41")]
    assert find(claims, "hundred") == []


@pytest.mark.parametrize(
    ("gap", "verdict"), [("£230m", "consistent"), ("£330m", "inconsistent")], ids=["right", "wrong"]
)
def test_balance_is_the_difference_of_its_sides(gap, verdict):
    sentence = f"Exports were £710m and imports £480m, leaving a surplus of {gap}."
    claims = [make(text, sentence, **pounds(text.strip("£m") + "000000")) for text in ("£710m", "£480m", gap)]
    assert [finding.verdict for finding in find(claims, "difference")] == [verdict]


@pytest.mark.parametrize(
    ("other", "verdict"), [("€36m", "consistent"), ("€46m", "inconsistent")], ids=["right", "wrong"]
)
def test_rates_within_the_article_go_together(other, verdict):
    sentence = f"One cost £100m (€120m), the next £30m ({other})."
    first, third = make("£100m", sentence, **pounds("100000000")), make("£30m", sentence, **pounds("30000000"))
    euro = {"type": "currency", "unit": "EUR"}
    second = link(make("€120m", sentence, value="120000000", **euro), "conversion_of", first)
    fourth = link(make(other, sentence, value=other.strip("€m") + "000000", **euro), "conversion_of", third)
    assert [finding.verdict for finding in find([first, second, third, fourth], "conversion")] == [verdict]


@pytest.mark.parametrize(
    ("text", "value", "unit", "other", "converted", "target", "verdict"),
    [
        ("175 km", "175", "kilometre", "109 miles", "109", "mile", "consistent"),
        ("175 km", "175", "kilometre", "128 miles", "128", "mile", "inconsistent"),
        ("40C", "40", "degree Celsius", "104F", "104", "degree Fahrenheit", "consistent"),
        ("40C", "40", "degree Celsius", "114F", "114", "degree Fahrenheit", "inconsistent"),
        ("500 acres", "500", "acre", "202 hectares", "202", "hectare", "consistent"),
    ],
    ids=["miles", "miles, wrong", "degrees", "degrees, wrong", "acres"],
)
def test_units_of_measure_are_converted(text, value, unit, other, converted, target, verdict):
    sentence = f"It was {text} ({other})."
    first = make(text, sentence, value=value, type="measurement", unit=unit)
    second = make(other, sentence, value=converted, type="measurement", unit=target)
    assert [f.verdict for f in find([first, link(second, "conversion_of", first)], "conversion")] == [verdict]


def fathoms() -> list[Claim]:
    sentence = "It lies 20 fathoms (37 metres) down."
    first = make("20 fathoms", sentence, value="20", type="measurement", unit="fathom")
    second = make("37 metres", sentence, value="37", type="measurement", unit="metre")
    return [first, link(second, "conversion_of", first)]


def test_unit_that_the_table_lacks_is_asked_of_pint():
    pytest.importorskip("pint")
    assert [finding.verdict for finding in find(fathoms(), "conversion")] == ["consistent"]


def test_unit_that_only_pint_knows_is_left_open_where_it_is_missing(monkeypatch):
    def refuse() -> None:
        raise MissingDependencyError("this unit conversion needs pint: pip install 'factextract[checks]'")

    monkeypatch.setattr(units, "_load_pint", refuse)
    finding = find(fathoms(), "conversion")[0]
    assert finding.verdict == "cannot_tell"
    assert "pip install" in finding.message


@pytest.mark.parametrize(
    ("each", "verdict"), [("£30,000", "consistent"), ("£50,000", "inconsistent")], ids=["right", "wrong"]
)
def test_rate_is_held_against_amount_and_number(each, verdict):
    sentence = f"The city spent £6m on 200 places, which works out at {each} a place."
    claims = [
        make("£6m", sentence, **pounds("6000000")),
        make("200", sentence, value="200", metric="places"),
        make(each, sentence, per={"value": "1", "unit": "place"}, **pounds(each.strip("£").replace(",", ""))),
    ]
    assert [finding.verdict for finding in find(claims, "per")] == [verdict]


@pytest.mark.parametrize(
    ("text", "low", "high", "reversed_ends"),
    [
        ("5 to 10", "5", "10", False),
        ("10 to 5", "10", "5", True),
        ("10 to 5", "5", "10", True),
        ("900 to 1.1 million", "900", "1100000", False),
    ],
    ids=["upwards", "reversed", "reversed, sorted record", "two scales"],
)
def test_range_with_its_greater_end_first_is_found(text, low, high, reversed_ends):
    finding = find([make(text, f"Expect {text} more.", low=low, high=high)], "range")[0]
    assert (finding.verdict == "inconsistent") == reversed_ends


def test_move_that_was_read_as_a_range_is_no_reversed_range():
    assert find([make("10 to 5", "It fell from 10 to 5.", low="10", high="5")], "range") == []


def test_lists_of_unequal_length_are_found():
    sentence = "Halden, Marl and Corby got £4m and £6m respectively."
    claims = [make("£4m", sentence, **pounds("4000000")), make("£6m", sentence, **pounds("6000000"))]
    finding = find(claims, "respectively")[0]
    assert (finding.verdict, finding.message) == ("inconsistent", "“respectively” joins a list of 2 to a list of 3.")


def test_rate_of_a_currency_tells_nothing_of_the_way_it_moved():
    sentence = "The crown weakened to 142.5 per dollar from 140.1."
    first = make("140.1", sentence, value="140.1", **changed("decrease", "from"))
    last = link(make("142.5", sentence, value="142.5", **changed("decrease", "to")), "change_from", first)
    assert find([first, last], "direction") == []


@pytest.mark.parametrize(
    ("each", "verdict"), [("£250,000", "consistent"), ("£400,000", "inconsistent")], ids=["right", "wrong"]
)
def test_what_each_gets_is_the_amount_over_the_number(each, verdict):
    sentence = f"The fund paid £3m to 12 artists, or {each} each."
    claims = [
        make("£3m", sentence, **pounds("3000000")),
        make("12", sentence, value="12", metric="artists"),
        make(each, sentence, **pounds(each.strip("£").replace(",", ""))),
    ]
    assert [finding.verdict for finding in find(claims, "per")] == [verdict]


def test_findings_are_sorted_and_do_not_depend_on_the_order_of_claims():
    sentence = "Of the 321 boats 201 are leased, or 70 percent."
    claims = share_of(sentence, "70 percent", "70", "201", "321")
    assert check_claims("a", claims) == check_claims("a", reversed(claims))


def test_dangling_link_is_passed_over():
    claim = make(
        "70 percent", "It is 70 percent.", value="70", links=[{"relation": "share_is", "target": "a:0-1"}], **PERCENT
    )
    assert check_claims("a", [claim]) == ()
