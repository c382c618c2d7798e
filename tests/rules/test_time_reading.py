"""When a figure holds, by the parse: every rule's examples, and invented sentences with a time for each figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from tests.rules.test_time_choice import CLAIM

from factextract.pipeline.models import load_parser
from factextract.pipeline.parse import mark_sentences, parse_sentences, trim_blanks
from factextract.rules.claims.scene import Scene
from factextract.rules.claims.time import read_time
from factextract.rules.claims.time_rules import TIME_RULES
from factextract.rules.modifiers.change import find_movements
from factextract.rules.quantities import find_quantities
from factextract.rules.rule import example

EXAMPLES = [(rule, each) for rule in TIME_RULES for each in rule.examples]
GAPS = [(rule, each) for rule in TIME_RULES for each in rule.gaps]
COUNTEREXAMPLES = [(rule, example(each)) for rule in TIME_RULES for each in rule.counterexamples]

SENTENCES = [
    (
        "Boeing delivered {44>March} jets in March, up from {30>a year earlier} a year earlier but short of the "
        "{50>} it had aimed for."
    ),
    "Tesla, which built {1.8 million>2023} cars in 2023, employs {140,000>} people worldwide.",
    "Unemployment, at {3.9 percent>}, has barely moved since the spring, the ministry said in May.",
    "Lagos traders said a bag of rice that cost {N60,000>last year} last year now sells for {N85,000>}.",
    "A fire at a factory killed {12>Sunday} workers and injured {30>Sunday} on Sunday, police said.",
    (
        "In the first quarter, revenue climbed {12%>the first quarter} to {$3.2 billion>the first quarter}, while "
        "costs fell {4%>the first quarter}."
    ),
    (
        "Revenue for the three months ended June 30 was {$410 million>the three months ended June 30}, compared "
        "with {$380 million>the same period last year} in the same period last year."
    ),
    "Ministers want to halve emissions by 2035 from {48m tonnes>2019} in 2019.",
    (
        "Sales of electric cars doubled last year to {2.1 million>last year}, the trade body said on Friday, and "
        "are forecast to reach {3 million>2026} by 2026."
    ),
    "The bridge, which cost {€90m>} to build and opened in 2004, carries {40,000>} vehicles a day.",
    "Some {300>} people who lost their homes in the 2021 flood are still living in caravans.",
    "Attendance slipped to {9,200>Saturday} on Saturday, the lowest since 2012.",
    "On Monday the rand traded at {18.20>Monday} to the dollar, {0.4%>Monday} weaker than its previous close.",
    (
        "The government said on Tuesday that inflation had slowed to {5.1%>September} in September from "
        "{5.6%>August} in August."
    ),
    "He scored {27>2022} goals in 2022 before a knee injury kept him out for {eight months>}.",
    "Her mother, {84>}, died in March after waiting {11 hours>} for an ambulance.",
    (
        "The fund returned {7.4 per cent>the year to June} in the year to June, against {5.2 per cent>the "
        "previous year} in the previous year."
    ),
    "Scientists counted {1,200>2020} nests in 2020, but only {450>last summer} last summer.",
    "Shares in the miner were down {3.2%>midday} at midday.",
    "The airline plans to cut {2,000>the end of next year} jobs by the end of next year as it seeks to save {$500m>}.",
    "The agency expects growth of {1.1%>this year} this year and {1.6%>2026} in 2026.",
    "The storm, which made landfall on Thursday, left {200,000>} homes without power.",
    "It was the {second>}-biggest one-day fall since October 2008, when it lost {9%>October 2008}.",
    "Turnout was {61%>}, down {4 points>} on 2018.",
    "Exports of coffee, worth {$1.1bn>2023} in 2023, are expected to rise by {a fifth>this season} this season.",
    (
        "Rainfall totalled {120 mm>the past week} over the past week, {three times>the past week} the average for "
        "the month."
    ),
    "A survey of {2,000>last month} adults carried out last month found that {one in three>} had skipped a meal.",
    "The two sides agreed last week to swap {100>} prisoners.",
    "Ms Khan, who joined the firm in 2010, owns {12%>} of it.",
    (
        "Between January and June, {1,460>Between January and June} migrants died at sea, the agency said, almost "
        "{double>Between January and June} the figure for the same months of 2022."
    ),
    "The average house price rose by {£1,200>last month} to {£285,000>last month} last month, according to the lender.",
    "Output fell {2%>July} in July and {3.5%>August} in August, wiping out the {5%>June} gain made in June.",
    "He told parliament on Wednesday that {14,000>} teachers were needed.",
    "Since January, {31>Since January} ships have been attacked, of which {four>Since January} sank.",
    "Gold hit {$2,700>Tuesday} an ounce on Tuesday before easing to {$2,680>}.",
    (
        "HONG KONG: The Hang Seng Index closed {1.6 percent>Monday} lower on Monday, while the Shanghai Composite "
        "shed {0.9 percent>Monday}."
    ),
    (
        "KARACHI – The State Bank’s reserves fell by {$115 million>the week ended October 11} to {$8.2 "
        "billion>the week ended October 11} in the week ended October 11, it said on Thursday."
    ),
    "The {42-year-old>} driver, who was arrested in June, faces up to {20 years>} in jail.",
    (
        "Net profit slumped to {R1.2 billion>the six months to December} in the six months to December from {R2.9 "
        "billion>} before."
    ),
    "Since coming to power in 2022, the party has lost {19>Since coming to power in 2022} by-elections.",
    "The World Bank in June cut its forecast for global growth this year to {2.6%>this year} from {2.9%>this year}.",
    (
        "It said the number of visitors in the first nine months was {3.4 million>the first nine months}, "
        "{14%>the first nine months} above the same stretch of last year."
    ),
    "Two of the {five>} crew were found alive on Tuesday morning.",
    "At its peak in 2018, the mine produced {90,000 ounces>2018} a year; it now digs up {30,000>}.",
    "The watchdog fined the bank {£38m>last month} last month for failings between 2014 and 2019.",
    "Analysts polled by the agency had expected a rise of {0.2 percent>} after August’s {0.5 percent>August} gain.",
    (
        "By Wednesday evening, {85>Wednesday evening} bodies had been recovered and {120>Wednesday evening} "
        "people were missing."
    ),
    "Amazon, which reports on Thursday, is expected to post sales of {$157bn>}.",
    "The law, passed in 1994, allows {10 days>} of leave.",
    "The {$4.5bn>} deal, announced on Sunday, will create the country’s {third>}-largest lender.",
    "Some {1.2 million>2023} people visited the park in 2023, when tickets cost {$30>2023}.",
    (
        "Spending on defence will rise to {2.5 per cent>2030} of GDP by 2030, from {2.3 per cent>} now, the "
        "chancellor told MPs on Wednesday."
    ),
    (
        "Japan’s economy shrank an annualised {1.8%>the first quarter} in the first quarter, the Cabinet Office "
        "said on Thursday, a smaller fall than the {2.0%>} first reported in May."
    ),
    "The factory, which once employed {2,000>}, closed in 2009 with the loss of {340>2009} jobs.",
    "Nearly {one in ten>the end of March} of its beds stood empty at the end of March.",
    (
        "Kenya earned {Sh190 billion>2023} from tea in 2023, an increase of {31 per cent>2023} from the {Sh145 "
        "billion>2022} it made in 2022."
    ),
    "A kilo of tomatoes sells for {60 rupees>}, against {20 rupees>a month ago} a month ago.",
    "The council, which raised tax by {5%>April} in April, will do so again next spring.",
    "Of those, {38>} were children, the ministry said late on Sunday.",
    "The average wait hit {47 days>August}, in August, the longest on record.",
    "The jackpot has been won {three times>this year} this year.",
    (
        "Volkswagen said deliveries had fallen {7%>July to September} in July to September, with a {15%>July to "
        "September} drop in China."
    ),
    "Temperatures are forecast to reach {41C>Thursday} on Thursday and {43C>Saturday} on Saturday.",
    "“We sold {900>last December} trees last December,” said Mr Holt, whose farm covers {40 acres>}.",
    "Oslo was home to {709,000>1 January} people on 1 January.",
]


@pytest.fixture(scope="module")
def parser():
    return load_parser()


def stage(text, parser=None):
    """Give the scenes of a text with its quantities and movements; with no parser the words stand alone."""
    doc = (parser or spacy.blank("en")).make_doc(text)
    mark_sentences(doc)
    sentences = [sentence for sentence in map(trim_blanks, doc.sents) if len(sentence)]
    if parser:
        parse_sentences(doc, parser, sentences, only=set(range(len(sentences))))
    found = find_quantities(text)
    scenes = []
    for sentence in sentences:
        low, high = sentence.start_char, sentence.end_char
        quantities = tuple(each for each in found.quantities if low <= each.start < high)
        times = tuple(each for each in found.times if low <= each.start < high)
        scene = Scene(doc, sentence, quantities, times, parsed=parser is not None)
        scenes.append(replace(scene, movements=find_movements(scene)) if parser else scene)
    return scenes


def read_all(text, parser):
    """Give each quantity's offsets with the rule and the words of its time."""
    read = {}
    for scene in stage(text, parser):
        for quantity in scene.quantities:
            choice = read_time(quantity, scene)
            words = "" if choice is None else text[choice.expression.start : choice.expression.end]
            read[quantity.offsets] = ("" if choice is None else choice.rule, words)
    return read


def name_case(case):
    return f"{case[0].name}: {case[1].marked}"


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), EXAMPLES, ids=map(name_case, EXAMPLES))
def test_rule_reads_its_example(rule, marked, parser):
    words_alone = rule.name == "claims.time_by_words"
    read = read_all(marked.text, None if words_alone else parser)
    assert read[marked.offsets] == (rule.name, marked.expect["time"])


@pytest.mark.model
@pytest.mark.xfail(strict=True, reason="a gap that the rule names")
@pytest.mark.parametrize(("rule", "marked"), GAPS, ids=map(name_case, GAPS))
def test_gap_is_still_one(rule, marked, parser):
    assert read_all(marked.text, parser)[marked.offsets][1] == marked.expect["time"]


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), COUNTEREXAMPLES, ids=map(name_case, COUNTEREXAMPLES))
def test_rule_leaves_its_counterexample(rule, marked, parser):
    words_alone = rule.name == "claims.time_by_words"
    read = read_all(marked.text, None if words_alone else parser)
    assert read[marked.offsets][0] != rule.name


@pytest.mark.model
@pytest.mark.parametrize("marked", SENTENCES)
def test_figure_gets_its_time(marked, parser):
    text, claims, position = "", [], 0
    for match in CLAIM.finditer(marked):
        text += marked[position : match.start()]
        claims.append((len(text), len(text) + len(match[1]), match[3]))
        text += match[1]
        position = match.end()
    text += marked[position:]
    read = read_all(text, parser)
    assert [read[start, end][1] for start, end, _ in claims] == [time for _, _, time in claims]
