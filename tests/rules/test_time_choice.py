"""Which time of a sentence is a claim's: invented sentences, each claim with its role and the time that it must get."""

import re

import pytest

from factextract.rules.times import choose_time, find_time_expressions

LONG = "It rose 5 percent in May and fell in June, " * 400

CLAIM = re.compile(r"\{([^|>}]*)(?:\|(\w*))?>([^}]*)\}")
"""A claim in a sentence: `{4.3 percent|to>March}`; an empty end asks for no time."""

SENTENCES = [
    # the time of the claim's own clause
    "The rate fell to {4.3 percent|to>March} in March from {4.5 percent|from>a month earlier} a month earlier.",
    "The fee will be {€240m>this year} this year and {€310m>2027} from 2027.",
    "Police held {23>Saturday} people on Saturday and {14>Sunday} on Sunday.",
    "He bought the house in 1998 for {£120,000>1998} and sold it last month for {£1.3m>last month}.",
    "It has built {3,200>since 2018} homes since 2018 and plans another {1,500>2030} by 2030.",
    "Two years ago {30%>Two years ago} failed; this year {18%>this year} did.",
    # a time at the head of the sentence holds for all of it
    "In 2024, exports rose {7 percent|by>2024} to {$3bn|to>2024}, while imports fell {2 percent|by>2024}.",
    "Since 2010, {800>Since 2010} libraries have shut and spending has fallen by {47%|by>Since 2010}.",
    "The bureau said that in the first half of 2019, sales rose by {22 percent|by>the first half of 2019}.",
    # shared by the clauses behind it, and by those that a plain `and` joins in front
    "It flew {6 million|to>the year to June} in the year to June, up {9%|by>the year to June} on the year before.",
    "At least {17>Monday} were killed and {42>Monday} hurt when a bus fell into a gorge on Monday.",
    "Sales rose {3 percent|by>the first half} in the first half, helped by {12>the first half} new shops.",
    "It shut on Friday, leaving {40>Friday} homes dark.",
    # not a time of the figure: a day of speech or print, a dateline, the date of a document
    "Prices rose {3.4 percent|by>April} in April, the office said on Tuesday.",
    "About {1 in 5>January} could not pay in January, a survey published on Tuesday found.",
    "LISBON, May 7 - The bank has {24>} branches.",
    "A 2023 report put it {first>} of all.",
    "In a speech on Monday, the minister said {40%>} of schools lacked water.",
    "Last month, the firm said it would shut {60>the end of 2025} stores by the end of 2025.",
    "The ministry on Monday pledged {£3bn>} for roads.",
    # only what the figure is compared with
    "It drew {1.2 million>last year} people last year, {a fifth|by>last year} more than in 2019.",
    "Rents are {5 percent|by>} higher than a year ago.",
    "It sold {450>last year} cars last year, compared with {300>2021} in 2021.",
    "The event raised {€3m|to>}, up {a fifth|by>} on last year.",
    "It was {34%>Monday} full on Monday, compared with {61%>the same day last year} on the same day last year.",
    # a clause of its own
    "The shares, which have been listed since 2014, rose {5.2 per cent|by>}.",
    "It is the first rise since the mill shut in 1978, and {62>} towns were counted.",
    "The company, which went public in 2019, made {$1.2bn>the quarter ended March 31} in the quarter ended March 31.",
    "Some {9>} towers, built in the 1960s, will go.",
    "Growth of {4.1%|by>} came after a fall of {0.1%|by>March} in March.",
    "It was busiest in 2019, the last good year, when {1.05 million>2019} came.",
    # values that no time of the sentence dates
    "Desta, {23>}, won {nine>2024} races in 2024.",
    "The {24>}-shop chain lost {£3m>2024} in 2024.",
    "It drew {9 percent>Friday} of voters in {11>Friday} of the state’s {30>} districts on Friday.",
    "The camp lay {160 km>} north of the city on Friday.",
    "The {three>} men stole {$1.7m>2020} in 2020.",
    # the old value
    "It rose from {19 percent|from>} to {21 percent|to>May} in May.",
    "The club rose to {9th|to>2024} from {12th|from>} in 2024.",
    "The bank cut its forecast for growth this year to {1.8 percent|to>this year} from {2.1 percent|from>this year}.",
    "Turnout was {60%|to>}, down from {67%|from>2019} in 2019.",
    "It fell {20%|by>Sunday} on Sunday from last year’s {18.7 million|from>last year}.",
    # hour and day together
    "Shares fell {7%|by>early trade on Thursday} in early trade on Thursday.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_claim_gets_its_time(marked):
    text, claims, position = "", [], 0
    for match in CLAIM.finditer(marked):
        text += marked[position : match.start()]
        claims.append((len(text), len(text) + len(match[1]), match[2] or None, match[3]))
        text += match[1]
        position = match.end()
    text += marked[position:]
    offset = 7
    expressions = find_time_expressions("Before\n" + text)
    spans = [(offset + start, offset + end) for start, end, _, _ in claims]
    chosen = []
    for (start, end), (_, _, role, _) in zip(spans, claims, strict=True):
        time = choose_time(text, offset, expressions, start, end, spans, role)
        chosen.append("" if time is None else text[time.start - offset : time.end - offset])
    assert chosen == [expected for _, _, _, expected in claims]


def test_sentence_without_an_end_is_read_around_the_claim():
    expressions = find_time_expressions(LONG)
    start = LONG.rindex("5 percent")
    time = choose_time(LONG, 0, expressions, start, start + 9, [(start, start + 9)], "by")
    assert time is not None
    assert LONG[time.start : time.end] == "May"
