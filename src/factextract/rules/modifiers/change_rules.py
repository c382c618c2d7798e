"""The rules of change with the examples that prove them: the marked number is the one that moved."""

from __future__ import annotations

from factextract.records import ChangeRole, Direction
from factextract.rules.rule import Example, Rule, RuleBook

UP: Direction = "increase"
DOWN: Direction = "decrease"


def moved(marked: str, direction: Direction, role: ChangeRole, basis: str | None = None) -> Example:
    """Write an example of a number that moved; the basis is asked for only where it is given."""
    expect: dict[str, str | None] = {"direction": direction, "role": role}
    if basis is not None:
        expect["basis"] = basis
    return Example(marked, expect)


def rule(name: str, reads: str, *examples: Example, but: tuple[str, ...] = (), gaps: tuple[Example, ...] = ()) -> Rule:
    """Write a rule of change; all of them are proved on parsed sentences."""
    return Rule(f"modifiers.change_{name}", reads, examples, counterexamples=but, gaps=gaps, needs_parse=True)


VERB_RULES = (
    rule(
        "verb_by",
        "`by` and the size of the move behind a verb of movement",
        moved("Turnover grew by [[9 percent]] last year.", UP, "by"),
        moved("Support for the mayor slid by [[four percentage points]].", DOWN, "by"),
        moved("Enrolment fell by [[240]] to 1,900.", DOWN, "by"),
        moved("Gas bills fall, by a paltry [[0.04p]] to 6.29p.", DOWN, "by"),
        moved("The trade gap narrowed by [[3 percent]] on the previous month.", DOWN, "by", "on the previous month"),
        but=("The motion was raised by 40 countries.", "The bill was cut by three lawmakers."),
    ),
    rule(
        "verb_to",
        "`to`, `above`, `below` and the level that a verb of movement ends at",
        moved("The jobless rate fell to [[4.9 percent]] in March.", DOWN, "to"),
        moved("Nurenburg climbed from 9th to [[4th]] in the table.", UP, "to"),
        moved("Public debt rose above [[100 percent]] of output.", UP, "to"),
        moved("The ministry trimmed its forecast for growth to [[1.8 percent]] from 2.1 percent.", DOWN, "to"),
        moved("Growth slowed to [[2.1 percent]].", DOWN, "to"),
        but=(
            "The heat never climbs above 40 degrees.",
            "Fines rose sharply, up to 500 euros each.",
            "The Hawks slumped to five straight defeats.",
        ),
    ),
    rule(
        "verb_from",
        "`from` and the level that a verb of movement starts at, in either order",
        moved("Inflation eased to 3.2 percent in March from [[3.5 percent]].", DOWN, "from"),
        moved("The fee rose from [[$12]] to $15.", UP, "from"),
        moved("Spending fell by 3 points from a peak of [[48 percent]].", DOWN, "from"),
        moved("Profit fell to $2 million from a net profit of [[$3 million]] a year ago.", DOWN, "from"),
        moved("The route will cut the ride from [[two hours]] to 35 minutes.", DOWN, "from"),
        but=("Volunteers came from 12 countries.",),
    ),
    rule(
        "verb_bare",
        "the size of the move right behind the verb",
        moved("Exports jumped [[7 percent]] in May.", UP, "by"),
        moved("The brewer will cut [[240]] jobs.", DOWN, "by"),
        moved("Shares lost [[38 percent]] of their value.", DOWN, "by"),
        moved("The party lost [[six]] seats.", DOWN, "by"),
        moved("The deficit narrowed [[3 percent]].", DOWN, "by"),
        moved("The levy adds [[$60]] a month to rents.", UP, "by"),
        moved("The payout was raised [[5 percent]] to 21 cents.", UP, "by"),
        moved("The ranch lost [[26]] ewes out of 310.", DOWN, "by"),
        moved("Average pay rose [[4.1 percent]] year on year.", UP, "by", "year on year"),
        but=(
            "The charity raised $3,000 for a hospice.",
            "Prosecutors hope to recover $3 million from the couple.",
            "The state pays for an expanded $20 discount.",
            "The side lost three games.",
            "The club reported that it lost 12 men.",
            "Winger Paulo Reyes added two goals.",
            "Police shot down three drones.",
            "The tower rises 200 metres above the river.",
        ),
    ),
    rule(
        "verb_phrasal",
        "the size of the move behind `put on`, `gave up`",
        moved("The shares put on [[3 percent]] by noon.", UP, "by"),
        moved("The index gave up [[0.5 percent]].", DOWN, "by"),
        but=("The theatre put on 12 shows.", "He gave up three seats."),
    ),
    rule(
        "verb_object_bare",
        "the size of the move behind the object of a verb that moves a level",
        moved("The bank cut its key rate [[25 basis points]] on Tuesday.", DOWN, "by"),
        moved("The airline raised fares [[4 percent]].", UP, "by"),
        but=("The ministry lowered the fine for 12 drivers.",),
    ),
    rule(
        "verb_at_rate",
        "`at` and the pace of a verb of growth",
        moved("Food prices are rising at [[6 percent]] a year.", UP, "by"),
        but=("The pound was trading at 1.27 dollars.",),
    ),
    rule(
        "taken_off",
        "an amount that is knocked, wiped or shaved off",
        moved("The storm knocked [[2 billion pounds]] off the value of insurers.", DOWN, "by"),
        but=("The typical discount is 5 percent off the list price.",),
    ),
    rule(
        "loss",
        "the loss of jobs, seats or a share",
        moved("The closure means the loss of [[350]] jobs.", DOWN, "by"),
        moved("Bank shares closed with a loss of [[2 percent]].", DOWN, "by"),
        but=("The group reported an $83 million loss.", "It had a loss of $83 million."),
    ),
)

NOUN_RULES = (
    rule(
        "noun_of",
        "`of` and the size behind a noun of movement",
        moved("The office reported a rise of [[5 percent]].", UP, "by"),
        moved("The bank expects growth of [[2 percent]].", UP, "by"),
        moved("The agency put it at a growth rate of [[4 percent]].", UP, "by"),
        moved("The chancellor announced tax rises worth [[40 billion pounds]].", UP, "by"),
        moved("They noted an increase in sales of [[5 percent]].", UP, "by"),
        but=("Inflation of 3.2 percent was expected.", "The fall of three governments shook investors."),
    ),
    rule(
        "noun_behind",
        "the size in front of a noun of movement",
        moved("Nurses won a [[5 percent]] pay rise.", UP, "by"),
        moved("Analysts had hoped for [[4 percent]] growth.", UP, "by"),
        moved("A [[25 basis point]] rate cut followed.", DOWN, "by"),
        but=("The state has a 50 million euro growth fund.", "It was the second of five rate cuts."),
    ),
    rule(
        "amount_of_noun",
        "the size of cuts or growth, with `of`, `in` or `worth of`",
        moved(
            "Traders see half a percentage point of cuts by June, after [[3 billion euros]] in spending cuts.",
            DOWN,
            "by",
        ),
        moved("The plan has [[22 million pounds]] of cuts.", DOWN, "by"),
        but=("The group had 3 billion euros in cash.",),
    ),
    rule(
        "noun_predicate",
        "the size as what a noun of movement is or reaches",
        moved("Annual growth averaged [[4.2 percent]] until 2019.", UP, "by"),
        moved("The growth rate was [[6.1 percent]].", UP, "by"),
        but=("Inflation was 3.2 percent in July.",),
    ),
    rule(
        "noun_to",
        "`to` and the level that a noun of movement ends at",
        moved("Staff noted a fall in complaints to [[300]] from 450.", DOWN, "to"),
        moved("The lender posted a 12 percent drop in profit to [[310 million dollars]].", DOWN, "to"),
        but=("The union fears cuts to 12 services.",),
    ),
    rule(
        "noun_from",
        "`from` and the level that a noun of movement starts at",
        moved("Staff noted a fall in complaints from [[450]] to 300.", DOWN, "from"),
        but=("Growth came from 12 markets.",),
    ),
    rule(
        "noun_by",
        "`by` and the size behind a noun of movement",
        moved("The plan foresees an increase by [[4 percent]].", UP, "by"),
        but=("It was a cut by three lawmakers.",),
    ),
)

PARTICLE_RULES = (
    rule(
        "particle_bare",
        "the size right behind `up`, `down`, `higher`, `lower`",
        moved("Profits up [[12 percent]] at mining group", UP, "by"),
        moved("Output was 640 tonnes, down [[4 percent]] from a year earlier.", DOWN, "by", "from a year earlier"),
        moved("The club moved up [[six]] places.", UP, "by"),
        moved("Zinc fetched $2,100, off [[1.2 percent]].", DOWN, "by"),
        but=(
            "Up to 500 homes are without power.",
            "Engineers set up 12 tents.",
            "They were down two goals at the break.",
        ),
    ),
    rule(
        "particle_by",
        "`by` and the size behind `up` or `down`",
        moved("Referrals were up by [[30 percent]].", UP, "by"),
        moved("Turn the heating down by [[one degree]].", DOWN, "by"),
        but=(
            "The levy went down by 61 votes.",
            "He was brought down by two defenders.",
        ),
    ),
    rule(
        "particle_to",
        "`to` and the level behind `up` or `down`",
        moved("Jobless rate down to [[4.1 percent]]", DOWN, "to"),
        moved("The toll went up to [[$4]].", UP, "to"),
        but=("Fines of up to 500 euros are possible.", "Germany will send up to 500 troops."),
    ),
    rule(
        "particle_from",
        "`from` and the level behind `up` or `down`",
        moved("The site employs 640 people, down from [[900]] a decade ago.", DOWN, "from"),
        moved("Membership was put at 18,640, up 4 percent from [[17,889]] in 2014.", UP, "from"),
        but=("They drove up from 12 villages.",),
    ),
    rule(
        "compared_on",
        "the figure on which another one is up",
        moved("Sales came to 672 trams, up 5 percent on the [[640]] sold a year before.", UP, "from"),
        but=("The party is up on 12 streets.",),
    ),
    rule(
        "particle_behind",
        "the size in front of `up` or `down`",
        moved("Traffic was 640,000, [[6 percent]] down on last year.", DOWN, "by", "on last year"),
        but=("The lift broke with 5 people down there.",),
    ),
    rule(
        "closed_at",
        "where a figure ended behind the size of its move",
        moved("Shares closed 3.4 percent lower at [[$2.84]].", DOWN, "to"),
        moved("The index fell 12 points to close at [[640]].", DOWN, "to"),
        moved("The peso was down 0.2 percent against the dollar at [[17.1 pesos]].", DOWN, "to"),
        moved("Brent crude was up 60 cents at [[$81.20]].", UP, "to"),
        but=("The pound was trading at 1.27 dollars.",),
    ),
    rule(
        "unchanged_at",
        "a level that stays as it was",
        moved("The participation rate was unchanged at [[65.4 percent]].", "none", "to"),
        moved("The bank kept its policy rate at [[5.25 percent]].", "none", "to"),
        moved("Lisbon remains [[third]] in the table.", "none", "to"),
        but=("The rate stood at 65.4 percent.",),
    ),
)

COMPARISON_RULES = (
    rule(
        "comparative_than_time",
        "how much more or less than the same thing at another time",
        moved("Police recorded 219 thefts, [[14]] fewer than a year earlier.", DOWN, "by", "than a year earlier"),
        moved("Rents are [[12 percent]] higher than in 2019.", UP, "by", "than in 2019"),
        but=(
            "Rents are 12 percent higher than in the suburbs.",
            "The new bus carries 46 more passengers than its rival.",
            "That was 4 points more than planned.",
        ),
    ),
    rule(
        "comparative_compared",
        "how much more or less, compared with another time",
        moved("Sales were [[11 percent]] higher compared with last year.", UP, "by", "compared with last year"),
        but=("Sales were 11 percent higher compared with rival stores.",),
    ),
    rule(
        "comparative_closed",
        "how much higher or lower a market stood",
        moved("The index closed [[1.2 percent]] lower.", DOWN, "by"),
        moved("The index ended [[412 points]], or 0.5 percent, lower.", DOWN, "by"),
        moved("Crude was [[60 cents]] higher at 81 dollars.", UP, "by"),
        but=("The rate is 20 percent lower for women.",),
    ),
    rule(
        "comparative_paid",
        "how much more something costs or someone pays",
        moved("A packet will cost [[11p]] more.", UP, "by"),
        but=("Voters wanted 12 more buses.",),
    ),
    rule(
        "comparative_bare",
        "how many fewer there are, or what percentage more, where nothing else is compared",
        moved("The survey found [[9,500]] fewer jobs on offer.", DOWN, "by"),
        moved("The park had [[8 percent]] more visitors in June.", UP, "by"),
        but=("The new bus has 12 more seats.", "Cyclists need 30 percent fewer calories than runners."),
    ),
    rule(
        "level_at_time",
        "a share below or above the same thing's level at another time",
        moved("Attendance is still [[6 percent]] below its level in 2019.", DOWN, "by", "below its level in 2019"),
        but=("Rainfall was 6 percent below average.",),
    ),
    rule(
        "factor_verb",
        "a verb that tells the factor of a move",
        moved("The number of cases has [[tripled]] since March.", UP, "by"),
        moved("Sales have [[halved]] in four years.", DOWN, "by"),
        moved("The city plans to [[double]] the width of the path.", UP, "by"),
        but=("The hotel has 12 double rooms.",),
    ),
    rule(
        "factor_earlier_level",
        "a factor of the same thing at another time",
        moved("The discount is [[twice]] what it was a year ago.", UP, "by", "what it was a year ago"),
        but=("The city has three times as many parks as its neighbour.",),
    ),
    rule(
        "signed_bracket",
        "a signed share in brackets",
        moved("The index stood at 1,240 points (+[[3.5%]]) at noon.", UP, "by"),
        but=("The index (3.5% of world trade) fell.",),
    ),
    rule(
        "extra",
        "an extra or additional amount",
        moved("Pensioners get an extra [[100 pounds]].", UP, "by"),
        moved("A second bag is another [[$40]].", UP, "by"),
        moved("The council will build [[480]] extra places.", UP, "by"),
        but=("A further 12 people were hurt.", "Another 200 were injured."),
    ),
)

HOST_RULES = (
    rule(
        "host_particle",
        "the level that `, up 5 percent` or `, down from 900` is said of",
        moved("The line carried [[6.4 million]] people last year, up 9 percent on the year before.", UP, "to"),
        moved("Turnout was [[58 percent]], down three percentage points.", DOWN, "to"),
        moved("The site employs [[640]] people, down from 900.", DOWN, "to"),
        but=("Turnout was 58 percent, the lowest since 1990.",),
    ),
    rule(
        "host_signed",
        "the level that a signed size in brackets is said of",
        moved("The Greens ([[21%]], +2) lead in the north.", UP, "to"),
        but=("The Greens (21%) lead in the north.",),
    ),
    rule(
        "host_noun",
        "the level that `, a gain of 5 percent` is said of",
        moved("The airline filled [[84 percent]] of its seats, a gain of 2 percentage points.", UP, "to"),
        but=("The airline filled 84 percent of its seats, a gain for investors.",),
    ),
    rule(
        "host_participle",
        "the level that `, rising 5 percent` is said of",
        moved("Net earnings were [[13 million euros]] in June, rising 5 percent.", UP, "to"),
        but=("Net earnings were 13 million euros, rising fast.",),
    ),
    rule(
        "host_unchanged",
        "the level that `, little changed from a month earlier` is said of",
        moved(
            "Exports stood at [[36 billion dollars]], little changed from a month earlier.",
            "none",
            "to",
            "from a month earlier",
        ),
        but=("Exports stood at 36 billion dollars.",),
    ),
    rule(
        "subject_level",
        "the level inside the subject of a move",
        moved("Revenue of [[4 billion dollars]] was up 6 percent.", UP, "to"),
        moved("The Liberals, on [[18 percent]], are down three points.", DOWN, "to"),
        but=("The number of over-60s rose by 2,000.",),
    ),
    rule(
        "relative_level",
        "the level that a relative clause moves",
        moved("Farmers get a price of [[2,436 rupees]], which the state raised by 5 percent in June.", UP, "to"),
        but=("Farmers get a price of 2,436 rupees, which is fair.",),
    ),
    rule(
        "resulting_level",
        "the level behind a comma that an extra amount leads to",
        moved("Pensioners get an extra 100 pounds, to [[400 pounds]].", UP, "to"),
        but=("Pensioners get an extra 100 pounds, and 400 pounds later.",),
    ),
    rule(
        "carried_to",
        "a total that is brought or taken to a level",
        moved("Two more bodies were found, bringing the death toll to [[48]].", UP, "to"),
        moved("The bank wants to bring inflation below [[3 percent]].", DOWN, "to"),
        but=("They brought aid to 12 villages.",),
    ),
    rule(
        "since_moved",
        "an earlier level that has moved since",
        moved("Shares hit a high of [[$90]] in May and have since fallen to $61.", DOWN, "from"),
        but=("Shares hit a high of $90 in May.",),
    ),
    rule(
        "when_it_was",
        "an earlier level told as `when it was`",
        moved("Turnout was down from the last vote, when it was [[forty percent]].", DOWN, "from"),
        but=("The bridge opened when it was 40 percent dearer to drive.",),
    ),
    rule(
        "contrast",
        "an earlier level set against the one that a move ends at",
        moved("Profit rose to $5 million, against [[$4 million]] a year earlier.", UP, "from"),
        but=("Profit was $5 million, against $4 million a year earlier.",),
    ),
    rule(
        "contrast_size",
        "the size of an earlier move set against that of the one told before",
        moved("Prices rose 1.7 percent in June, against [[1.5 percent]] in May.", UP, "by"),
        but=("Prices rose 1.7 percent in June, against a target of 1.5 percent.",),
    ),
    rule(
        "onward",
        "the level of now in front of a participle that tells where it goes",
        moved("The road will carry [[28,000]] cars a day, rising to 40,000 by 2030.", UP, "from"),
        but=("The road will carry 28,000 cars a day and 40,000 by 2030.",),
    ),
    rule(
        "passive_level",
        "the level inside the subject of a verb that moves it elsewhere",
        moved("Her fee of [[$12]] was raised to $15.", UP, "from"),
        but=("Her fee of $12 was lost to $15 of tax.",),
    ),
    rule(
        "spread",
        "the smallest and the largest of several moves told by their places",
        moved("All towns grew, from [[5 percent]] in Lundby to 14 percent in Vester.", UP, "by"),
        but=("The rate grew from 5 percent in May to 14 percent in June.",),
    ),
    rule(
        "now",
        "the level of today that a plan moves",
        moved("The tax, now [[20 percent]], will rise to 22 percent.", UP, "from"),
        but=("The tax is now 20 percent.",),
    ),
    rule(
        "from_to",
        "two levels with `from` and `to` and no verb that tells the direction",
        moved("The workforce went from 900 to [[640]].", DOWN, "to"),
        moved("The May figure was revised to 165,000 from [[175,000]].", DOWN, "from"),
        but=("Tickets cost from $20 to $45 each.", "They walked from two villages to three others."),
    ),
)

SHARED_RULES = (
    rule(
        "conversion",
        "a conversion in brackets moves with its amount",
        moved("Exports rose to 2.3 trillion yuan ([[321 billion dollars]]).", UP, "to"),
        but=("Exports were 2.3 trillion yuan (321 billion dollars).",),
    ),
    rule(
        "or_amount",
        "the size of a move told once more",
        moved("Employment was up 50,600, or [[1.9 percent]].", UP, "by"),
        moved("The index rose by 8 percent, which is [[392 points]].", UP, "by"),
        but=("Some 3,936, or 64 percent, got a place.",),
    ),
    rule(
        "amount_apposed",
        "the share of a workforce that a cut amounts to",
        moved("Velmora to cut 1,200 jobs, [[8%]] of staff", DOWN, "by"),
        but=("Velmora has 1,200 jobs, 8% of the market.",),
    ),
    rule(
        "coordinated",
        "numbers side by side move together",
        moved("Coal and steel output fell 3 and [[5 percent]].", DOWN, "by"),
        but=("Coal and steel are 3 and 5 percent of output.",),
    ),
    rule(
        "parallel",
        "a number that repeats the frame of the one before without a verb",
        moved("Duty rises by 4p on beer, 14p on wine and [[55p]] on spirits.", UP, "by"),
        moved("Exports rose 4 percent, imports [[7 percent]].", UP, "by"),
        but=("Exports rose 4 percent, and spirits are 55 percent of sales.",),
    ),
)

RULES = RuleBook(*VERB_RULES, *NOUN_RULES, *PARTICLE_RULES, *COMPARISON_RULES, *HOST_RULES, *SHARED_RULES)
