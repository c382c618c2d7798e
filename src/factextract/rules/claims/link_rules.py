"""The rules of links with the examples that prove them: the marked figure is tied to the one named in `target`."""

from __future__ import annotations

from factextract.rules.rule import Example, Rule, RuleBook


def tied(marked: str, relation: str, target: str) -> Example:
    """Write an example of a figure that is tied to another one of the text."""
    return Example(marked, {"relation": relation, "target": target})


def rule(name: str, reads: str, *examples: Example, but: tuple[str, ...] = (), gaps: tuple[Example, ...] = ()) -> Rule:
    """Write a rule of links; all of them are proved on parsed sentences."""
    return Rule(f"claims.link_{name}", reads, examples, counterexamples=but, gaps=gaps, needs_parse=True)


CHANGE_RULES = (
    rule(
        "change_from",
        "where a move ended, tied to where it began",
        tied("Inflation eased to [[3.2 percent]] in March from 3.5 percent.", "change_from", "3.5 percent"),
        tied("The fee rose from $12 to [[$15]].", "change_from", "$12"),
        tied("It employs [[640]] people, down from 900.", "change_from", "900"),
        but=("Rates rose to 5 percent in Peru and fell from 4 percent in Chile.",),
    ),
    rule(
        "change_from_before",
        "the figure of the sentence before, tied to where a pronoun says that it began",
        tied("The firm sold [[640]] trams last year. That was up from 600 a year before.", "change_from", "600"),
        but=("The firm sold 640 trams last year. Rivals were up from 600 a year before.",),
    ),
    rule(
        "change_by_to",
        "the size of a move, tied to where it ended behind it",
        tied("Revenue rose [[6 percent]] to $1.2 billion.", "change_by", "$1.2 billion"),
        tied("Enrolment will fall by [[240]] next autumn, to 1,900.", "change_by", "1,900"),
        but=("Exports rose 4 percent and imports fell to $3 billion.",),
    ),
    rule(
        "change_by_host",
        "an apposed size, tied to the level in front of it",
        tied("The line carried 6.4 million people, up [[9 percent]] on the year before.", "change_by", "6.4 million"),
        tied("It filled 84 percent of its seats, a gain of [[2 percentage points]].", "change_by", "84 percent"),
        but=("Yields slipped to 4 percent, and the crown weakened by 0.3 percent.",),
    ),
    rule(
        "change_by_comparative",
        "how much more or less than at another time, tied to the figure that is more",
        tied("Police recorded 219 thefts, [[14]] fewer than a year earlier.", "change_by", "219"),
        tied("The number of kiosks, 752, was [[9 percent]] lower than in 2016.", "change_by", "752"),
        but=("Police recorded 219 thefts in 14 towns.",),
    ),
)

CONVERSION_RULES = (
    rule(
        "conversion_bracket",
        "the same amount in brackets in another currency or unit",
        tied("The fund raised 15 trillion won ([[$11.2 billion]]).", "conversion_of", "15 trillion won"),
        tied("The port is 120 km (about [[75 miles]]) away.", "conversion_of", "120 km"),
        but=("The fund raised 15 trillion won (in 120 days).", "The plate is 120 km wide (5 tonnes)."),
    ),
    rule(
        "conversion_or",
        "the same amount behind `or` in another currency or unit",
        tied(
            "A fine of 4 million kronor, or about [[370,000 euros]], was waived.", "conversion_of", "4 million kronor"
        ),
        but=("They asked for 4 million kronor or 12 buses.",),
    ),
    rule(
        "conversion_dash",
        "the same amount between dashes in another currency or unit",
        tied("The port is 120 km — [[75 miles]] — away.", "conversion_of", "120 km"),
        but=("It cost 120 dollars — 75 dollars more than planned.",),
    ),
)

PART_RULES = (
    rule(
        "part_of_number",
        "a number of another number",
        tied("The union won [[42]] of the 81 seats.", "part_of", "81"),
        tied("The ranch lost [[26]] ewes out of 310.", "part_of", "310"),
        tied("Lowe kicked [[three]] from four off the tee.", "part_of", "four"),
        tied("Rents doubled in [[four]] of the county's 23 districts.", "part_of", "23"),
        but=("The union won 42 seats of value to 81 towns.",),
        gaps=(
            tied("The plant has 320 MW. Of the plant's capacity, [[200 MW]] goes to the grid.", "part_of", "320 MW"),
        ),
    ),
    rule(
        "part_of_whole_first",
        "a number behind `Of the 54,000 …,`",
        tied("Of the 24,600 people who set off, [[22,700]] finished.", "part_of", "24,600"),
        but=("Half of the 24,600 people set off, and 22,700 cars came.",),
    ),
    rule(
        "part_of_which",
        "a number with `of whom`, `including`, `among them`",
        tied("Medics treated 312 runners, of whom [[17]] went to hospital.", "part_of", "312"),
        tied("The blast killed 40 people, including [[12]] children.", "part_of", "40"),
        tied("It needs 312 acres of land, of which [[100]] have been bought.", "part_of", "312 acres"),
        but=("The blast killed 40 people, including a nurse, in 12 towns.",),
    ),
    rule(
        "part_of_them",
        "a number `of them` with the whole in front or in the sentence before",
        tied("They had 17 shots, [[six]] of them on target.", "part_of", "17"),
        tied("They fired 36 shells. [[Six]] shells of them hit a farm.", "part_of", "36"),
        but=("They had 17 shots and six corners.",),
    ),
    rule(
        "part_of_these",
        "a number behind `Of these` with the whole in the sentence before",
        tied("There were 54,000 filings last year. Of these, [[38,000]] came from Asia.", "part_of", "54,000"),
        but=("There were 54,000 filings last year. Of late, 38,000 people work here.",),
    ),
    rule(
        "part_of_dead",
        "those of a group whom the sentence before counts",
        tied("At least 107 people were killed on Saturday. The dead include [[31]] children.", "part_of", "107"),
        tied("The death toll rose to 27 on Monday. [[Fourteen]] of the dead were from Pugal.", "part_of", "27"),
        but=("At least 107 people were killed on Saturday. The town has 31 schools.",),
    ),
    rule(
        "part_of_few",
        "those of a few of whom the state is told",
        tied("Two others were taken to hospital, [[one]] in critical condition.", "part_of", "Two"),
        tied("The crash hurt 12 people, [[three]] seriously.", "part_of", "12"),
        but=("The crash hurt 12 people, three on the spot.",),
    ),
    rule(
        "part_of_listed",
        "the next of a list of parts",
        tied("It has 410 shops, of which 120 are in Spain and [[90]] in Portugal.", "part_of", "410"),
        but=("It has 410 shops, of which 120 are in Spain, and 90 trucks.",),
    ),
    rule(
        "part_of_continued",
        "the amount behind another share of the whole that the sentence before told",
        tied(
            "Half of the $54 million bill is met by the state. A third, or [[$18 million]], is lent.",
            "part_of",
            "$54 million",
        ),
        but=("Half of the $54 million bill is met by the state. It lent $18 million.",),
    ),
    rule(
        "part_of_noun",
        "an amount of a whole that is named again by its noun",
        tied("The overrun was $18 million. Mud explains [[$8 million]] of the overrun.", "part_of", "$18 million"),
        but=("The overrun came to $18 million. Mud accounts for $8 million of the cost.",),
    ),
    rule(
        "part_of_pronoun",
        "the amount behind whose share stands `of that`",
        tied(
            "Brazil earned $480 million; soybeans brought in [[$120 million]], or a quarter of that.",
            "part_of",
            "$480 million",
        ),
        but=("Brazil earned $480 million; soybeans brought in $120 million.",),
    ),
    rule(
        "part_of_sum",
        "numbers that make up another one",
        tied("The airline has a fleet of 41, made up of [[29]] jets and 12 turboprops.", "part_of", "41"),
        tied("The crew of 30, comprising 16 Finns and [[13]] Danes, is safe.", "part_of", "30"),
        but=("The airline has a fleet of 41, with 29 pilots and 14 mechanics.",),
    ),
    rule(
        "part_of_sum_before",
        "numbers that together make up a number of the sentence before",
        tied("Police made 300 arrests. Some [[200]] were held in Lyon and 100 in Nice.", "part_of", "300"),
        but=("Police made 300 arrests. Some 200 shops and 90 cars were burnt.",),
    ),
    rule(
        "part_remaining",
        "the remaining ones of a whole of which a part was told",
        tied("Of the 81 seats, the union won 42; the remaining [[39]] seats are split.", "part_of", "81"),
        but=("The union won 42 seats and the remaining 39 seats are split.",),
    ),
)

SHARE_RULES = (
    rule(
        "share_of_number",
        "a share of a number",
        tied("[[Two-thirds]] of the 24 analysts had expected it.", "share_of", "24"),
        tied("[[72.8 percent]] of the almost 4.4 million patents are its own.", "share_of", "4.4 million"),
        but=("Two-thirds of analysts met in 24 towns.",),
    ),
    rule(
        "share_of_whole_first",
        "a share behind `Of the 8,105 …,` or `In a survey of 1,250 …,`",
        tied("Of the town's 8,105 homes, [[61 percent]] belong to those in them.", "share_of", "8,105"),
        tied("In a survey of 1,250 residents, [[three in five]] agreed.", "share_of", "1,250"),
        tied("A poll of 2,000 parents found [[62 percent]] were worried.", "share_of", "2,000"),
        but=("In a village of 1,250 residents, three in five agreed.",),
    ),
    rule(
        "share_of_which",
        "a share with `of whom` or `of which`",
        tied("The plant has 1,200 workers, of whom [[40 percent]] are women.", "share_of", "1,200"),
        but=("The plant has 1,200 workers, and 40 percent of managers are women.",),
    ),
    rule(
        "share_of_pronoun",
        "a share of what a pronoun stands for",
        tied("The browser has 277 flaws; [[39 percent]] of these are grave.", "share_of", "277"),
        tied("The store holds 3,000 sheets. Only [[three percent]] of them were shown.", "share_of", "3,000"),
        but=("The browser has 277 flaws; 39 percent of its users left.",),
    ),
    rule(
        "share_of_total",
        "a share of the total whose part was told",
        tied(
            "There were 54,000 filings. Of these, 38,000 came from Asia, accounting for [[70 percent]] of the total.",
            "share_of",
            "54,000",
        ),
        but=("There were 54,000 filings, 70 percent of the world's.",),
    ),
    rule(
        "share_of_continued",
        "another share of the whole that the sentence before told",
        tied(
            "Half of the $54 million bill is met by the state. [[A third]], or $18 million, is lent.",
            "share_of",
            "$54 million",
        ),
        but=("Half of the $54 million bill is met by the state. A third of staff left.",),
    ),
    rule(
        "share_of_bare",
        "the next share without a noun of its own",
        tied("Half of the 60 boats sank and [[a third]] were towed.", "share_of", "60"),
        but=("Half of the 60 boats sank and a third of the crews left.",),
    ),
    rule(
        "share_of_noun",
        "a share of a whole that is named again by its noun",
        tied("The bill has climbed to $54 million. [[Half]] of the bill is paid.", "share_of", "$54 million"),
        but=("The bill has climbed to $54 million. Half of the work is done.",),
    ),
    rule(
        "share_of_dead",
        "a share of those whom the sentence before counts",
        tied("The heat has caused 48 deaths. [[Three-quarters]] of the dead were over 75.", "share_of", "48"),
        but=("The heat has caused 48 deaths. Three-quarters of the wards were full.",),
    ),
    rule(
        "share_of_coordinated",
        "the first of two shares of one whole",
        tied(
            "Trade reached $29 billion, with exports and imports at [[58 percent]] and 42 percent of it.",
            "share_of",
            "$29 billion",
        ),
        but=("Trade reached $29 billion, with exports at 58 percent.",),
    ),
    rule(
        "share_closed",
        "a share that is a part is a share of the part's whole",
        tied("The board has 17 members, among them 3 women, or [[one in five]].", "share_of", "17"),
        but=("It has 3 women, or one in five.",),
    ),
    rule(
        "share_is_or",
        "a number and the share that it is, with `or` between",
        tied("The union has 3,936 members, or [[64 percent]], in the north.", "share_is", "3,936"),
        tied("[[A third]], or $18 million, will be borrowed.", "share_is", "$18 million"),
        tied("The grant covers $30 million of the $60 million bill, or [[half]].", "share_is", "$30 million"),
        but=("Employment was up 50,600, or 1.9 percent.",),
    ),
    rule(
        "share_is_apposed",
        "a number and the share that it is, apposed",
        tied("The office took 1.6 million requests, nearly [[half]] of the world's total.", "share_is", "1.6 million"),
        tied("The report puts the overrun at $18 million – [[half]] of the budget.", "share_is", "$18 million"),
        but=("The office took 1.6 million requests, half of them online.",),
    ),
    rule(
        "share_is_amount_behind",
        "a share of something and the amount that it is",
        tied("[[Half]] of the bill, $27 million, will be met by the state.", "share_is", "$27 million"),
        tied("Online orders made up [[38 percent]] of sales, worth $471 million.", "share_is", "$471 million"),
        but=("It holds 80 percent of Nordhus, a 24-shop chain.",),
    ),
    rule(
        "share_is_told",
        "a number and the share that it is said to be",
        tied("Asia filed 38,000 patents, representing [[70 percent]] of all claims.", "share_is", "38,000"),
        tied("They took a loan of $12 million, which is [[30 percent]] of the budget.", "share_is", "$12 million"),
        but=("Asia filed 38,000 patents, and 70 percent of firms wait.",),
    ),
    rule(
        "share_is_bracket",
        "a number and the share that it is, in brackets",
        tied("Of those asked, 312 people ([[42 percent]]) agreed.", "share_is", "312"),
        but=("Exports of 312 tonnes (up 42 percent) were a record.",),
    ),
    rule(
        "share_is_respectively",
        "a list of numbers and the list of their shares",
        tied(
            "Sales in Peru and Cuba were $420 million and $345 million respectively, or [[18 percent]] and 15 percent.",
            "share_is",
            "$420 million",
        ),
        but=("Sales in Peru and Chile came to $420 million and $345 million respectively.",),
    ),
    rule(
        "share_is_pair",
        "two shares of two numbers that are set against each other",
        tied("The plan drew 2,407 votes against 2,346, or 50.6% to [[49.4%]].", "share_is", "2,346"),
        but=("The plan drew 2,407 votes, or 50.6 percent.",),
    ),
    rule(
        "share_is_summed_up",
        "a share apposed to a part that was told with its whole",
        tied("It has fitted 300 of the 2,400 gauges sent out, under [[13 percent]], so far.", "share_is", "300"),
        tied("They opened 313 of the 1,300 crates, [[24 percent]] of them all.", "share_is", "313"),
        but=("They opened 313 crates, 24 percent of them by hand.",),
    ),
    rule(
        "share_is_total",
        "a part and the share of the total that it is",
        tied(
            "There were 54,000 filings. Of these, 38,000 came from Asia, accounting for [[70 percent]] of the total.",
            "share_is",
            "38,000",
        ),
        but=("Asia filed 38,000 of them, and 70 percent of the rest were small.",),
    ),
)

RULES = RuleBook(*CHANGE_RULES, *CONVERSION_RULES, *PART_RULES, *SHARE_RULES)
