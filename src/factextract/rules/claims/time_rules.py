"""The rules by which a figure gets its time, each with its examples."""

from __future__ import annotations

from factextract.rules.rule import Rule, RuleBook, example

TIME_RULES = RuleBook(
    Rule(
        name="claims.time_of_its_noun",
        reads="A time in the clause, or behind the `of`, that tells which of the figure's noun are meant.",
        examples=(
            example("It is a far cry from the [[$108]] that it hit in December.", time="December"),
            example("It is far above the all-time high of [[250 tonnes]] recorded in May 2024.", time="May 2024"),
            example("It sold 14 million in 2025, double the [[6 million]] of 2024.", time="2024"),
            example("It plans 25 shops next year, on top of the [[40]] opened this year.", time="this year"),
            example("It needs £9m, on top of the [[£58m]] it has cut from its budget since 2020.", time="since 2020"),
            example("The [[£25m]] pledged for a ward in 2021 has gone on reports.", time="2021"),
        ),
        counterexamples=(
            "The firm, which went public in 2019, employs [[900]] people.",
            "The deputy whom he fired in 2022 won by [[61]] votes.",
            "Three of the [[nine]] judges resigned in 2020.",
            "It is one-fifth of the [[36]] wells it owns, and it went public in 2019.",
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.time_beside",
        reads="A time from which only the figure's own noun parts it, or that hangs from that noun.",
        examples=(
            example("It expects growth of [[1.1%]] this year and 2% in 2026.", time="this year"),
            example("It was passed by 39 votes to 28 at a [[four-hour]] meeting on Thursday.", time="Thursday"),
            example("The firm reported first-half sales of [[£9m]] and shut a shop.", time="first-half"),
            example("It won 41 seats in 2019 and [[38]] in 2023.", time="2023"),
            example(
                "It sees sales of [[$6bn]], plus or minus $90m, for the current quarter.", time="the current quarter"
            ),
            example("Volume was 14 billion, against the [[15 billion]] average in May.", time="May"),
        ),
        counterexamples=(
            "Exports rose [[5 percent]] despite August floods.",
            "It will land in late 2026 on a [[100-day]] mission.",
            "The harbour cost £18m, [[half]] of the £36m budget signed off three years ago.",
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.time_of_its_clause",
        reads="A time that hangs from the same verb as the figure.",
        examples=(
            example("Only [[three]] of the nine judges resigned in 2020.", time="2020"),
            example("In March the firm delivered [[44]] jets.", time="March"),
            example("Turnout on Sunday was a feeble [[31 percent]].", time="Sunday"),
            example("About [[60%]] of voters backed the plan in Friday’s referendum.", time="Friday"),
            example("Output in March was [[3%]] above its level of a year ago.", time="March"),
            example("Fares are to rise by [[5 per cent]] from April.", time="April"),
        ),
        counterexamples=(
            "The firm, which reported a loss of [[£9m]] on Tuesday, has shops.",
            "A trial with [[500]] men reported in 2021.",
            "Men over [[65]] fell ill in May.",
            "Fares are up [[5 per cent]] from April.",
            "It handled [[900]] calls about Friday’s referendum.",
            "Installed capacity, at [[119 GW]], has grown since 2014.",
            "The police said on Monday that [[nine]] people had died.",
        ),
        gaps=(example("In May [[3 in 10]] voters said they would leave.", time="May"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.time_shared",
        reads="A time of another clause that holds in the figure's as well.",
        examples=(
            example("In 2024, exports rose 7 percent, while imports fell [[2 percent]].", time="2024"),
            example("The mill lost two orders last week, leaving [[40]] workers idle.", time="last week"),
            example("At least 17 were killed and [[42]] hurt when a bus fell into a gorge on Monday.", time="Monday"),
            example("Six men were killed and [[four]] were missing after a landslide on Sunday.", time="Sunday"),
            example("The mill shed 90 jobs in March, while its output held at [[7 tonnes]].", time="March"),
            example("At the end of 2024 it held £9bn, of which [[70%]] was in shares.", time="the end of 2024"),
            example("It raised last month’s rate, which was first put at [[7 percent]].", time="last month"),
            example("The rate dropped slightly in October to hit [[9 percent]].", time="October"),
        ),
        counterexamples=(
            "Headcount fell by 600 last year, and turnover, at [[71%]], was the lowest of all.",
            "The bank cut [[four]] posts after a meeting on Sunday.",
            "The bank agreed last month to close [[40]] branches.",
            "Last week the carrier cut its forecast and said it would close [[five]] depots.",
            "The jail held 107 men on Monday, and it flunked [[14]] tests at its last inspection.",
            "The firms signed a deal last month to buy oil for [[$17]] a barrel.",
            "The bank said it would cut [[900]] jobs even as its profit rose 11 percent last year.",
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.time_when",
        reads="The time in front of a when-clause that tells of it.",
        examples=(example("Capacity has grown since 2014, when it was [[2.8 GW]].", time="2014"),),
        counterexamples=("It was busy in 2014, and they came with [[nine]] vans.",),
    ),
    Rule(
        name="claims.time_owner",
        reads="A time with an 's in front of the figure.",
        examples=(example("It is down from December’s [[1.5 million]].", time="December"),),
        counterexamples=("It is down from [[1.5 million]] in December.",),
    ),
    Rule(
        name="claims.time_old_value",
        reads="The time behind an old value, or that of the estimate that was changed.",
        examples=(
            example("The age rose to 38.8 years, from [[37.4 years]] in 2016.", time="2016"),
            example(
                "Profit rose to $9m in May, from [[$7m]], or $1.02 per share, a year earlier.", time="a year earlier"
            ),
            example("The bank cut its forecast for growth this year to 1.8% from [[2.1%]].", time="this year"),
        ),
        counterexamples=("The rate rose from [[4 percent]] to 5 percent in May.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.time_behind_old_value",
        reads="The one time behind an old value, which is the new value's.",
        examples=(example("Norway rose to [[9th]] from 12th in 2024.", time="2024"),),
        counterexamples=("Norway rose to [[9th]], from 12th in 2024.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.time_by_words",
        reads="The nearest time between two commas or joining words, where there is no parse.",
        examples=(example("The fee will be €240m this year and [[€310m]] from 2027.", time="2027"),),
        counterexamples=("The rate fell, the office said on Tuesday, by [[3 percent]].",),
    ),
)
