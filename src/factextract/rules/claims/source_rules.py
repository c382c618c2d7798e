"""The rules of the source: what each reads, with the sentences that prove it."""

from __future__ import annotations

from factextract.rules.rule import Rule, RuleBook, example

SOURCE_RULES = RuleBook(
    Rule(
        name="claims.source_said_that",
        reads="The subject of a verb of saying, for the clause or the quotation that follows.",
        examples=(
            example(
                "Mira Holt, head of the union, said that [[4,500]] members had joined.",
                source="Mira Holt, head of the union",
            ),
            example("The company said on Tuesday that it had hired [[90]] people.", source="The company"),
            example("In a statement, the airline said [[40]] flights were cut.", source="the airline"),
            example("Mayor Ana Ruiz told reporters that [[350]] homes were lost.", source="Mayor Ana Ruiz"),
            example("He said that the number had doubled to [[1,200]].", source="He"),
            example("The council warned that [[a third]] of posts might go.", source="The council"),
            example("The court heard that Price stole [[£45,000]].", source="The court"),
            example("The jury was told that Price stole [[£45,000]].", source="The jury"),
            example("Ministers have promised that [[92 percent]] of calls will be answered.", source="Ministers"),
            example(
                "Councillor Jo Bell, who called the debate, said the [[£25m]] had been wasted.",
                source="Councillor Jo Bell, who called the debate",
            ),
            example(
                "Mother-of-three Ana Pell told the paper the bill was [[£310]].", source="Mother-of-three Ana Pell"
            ),
            example(
                "A spokesman for the army told a broadcaster that [[three]] soldiers died.",
                source="A spokesman for the army",
            ),
            example(
                "The ministry's chief economist, Dr Amina Yusuf, said prices rose [[3 percent]].",
                source="The ministry's chief economist, Dr Amina Yusuf",
            ),
        ),
        counterexamples=(
            "The firm added [[90]] shops.",
            "The minister, in office for [[six years]], said nothing.",
            "Shares fell [[6 percent]] after the grocer warned that costs would rise.",
            "The neighbours heard [[12]] shots.",
            "A spokesman declined to say how many of the [[230]] staff would go.",
            "Staff were told that [[230]] of them would go.",
            "More than [[3,400]] pupils said they walked to school.",
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_said_after",
        reads="The name and the verb of saying that stand behind what was said, or inside it between commas.",
        examples=(
            example(
                "At least [[14]] people died when a bus overturned near Lund, police said on Sunday.", source="police"
            ),
            example('"We sold [[12,000]] tickets in an hour," Mr Okoro told the radio.', source="Mr Okoro"),
            example("For people over 80, she said, the risk is [[3.5 times]] as high.", source="she"),
            example("The dead include [[31]] children, hospital staff said.", source="hospital staff"),
            example("The brothers made [[£2.3m]] in a year, Leeds Crown Court heard.", source="Leeds Crown Court"),
            example(
                "It folds, costs $900 and, the maker claims, runs for [[six hours]] on one charge.", source="the maker"
            ),
            example('"We got [[12 inches]] of snow," resident Bill Hale said as he dug.', source="resident Bill Hale"),
        ),
        counterexamples=(
            "They lost [[12]] ships, and the admiral said nothing.",
            "The storm left [[1.3 inches]] of rain where it was needed: half of the county was dry, the office said.",
            "It folds, costs [[$900]] and, the maker claims, runs for six hours on one charge.",
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_said_name",
        reads="The verb of saying in front of the name: `…, said Ann Lee, head of the union`.",
        examples=(
            example(
                "Net debt stood at [[$1.1 billion]], said Peter Cole of brokerage Lin & Rowe.",
                source="Peter Cole of brokerage Lin & Rowe",
            ),
            example(
                '"We ran out of beds after [[40]]," said Samira Adan, a surgeon at the hospital.',
                source="Samira Adan, a surgeon at the hospital",
            ),
            example(
                '"You want me to pay [[£36]] to cross a river?" asked Joe Mutu, who drives a taxi.', source="Joe Mutu"
            ),
            example(
                "Debt has reached £4.4bn, up a third in a year to [[£900]] a home, says charity Warm Homes.",
                source="charity Warm Homes",
            ),
            example(
                "Enrolment will fall by [[240]], said superintendent Dale Witt.", source="superintendent Dale Witt"
            ),
        ),
        counterexamples=('"It was cold," said Joan Poll, who has lived there for [[50 years]].',),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_according_to",
        reads="What stands behind `according to`, with its modifiers.",
        examples=(
            example("According to the health office, [[12]] people were hurt.", source="the health office"),
            example(
                "Output rose [[5 percent]], according to figures released on Monday by the trade office.",
                source="figures released on Monday by the trade office",
            ),
            example("[[Two-thirds]] of voters, according to a national poll, back it.", source="a national poll"),
            example("The chain lost [[$40 million]] last year, per the filing.", source="the filing"),
        ),
        counterexamples=("Wages rose [[5 percent]], according with the plan.", "It sold [[five]] cars, per the day."),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_document",
        reads="A report, a survey or figures as the subject of showing, finding and the like.",
        examples=(
            example(
                "Prices rose [[3.2 percent]] in May, official figures showed on Wednesday.", source="official figures"
            ),
            example("The bank's job series has measured a [[0.8 percent]] fall.", source="The bank's job series"),
            example(
                "A poll of 2,000 adults by the guild found [[57 percent]] backed it.",
                source="A poll of 2,000 adults by the guild",
            ),
            example("A survey by the guild found [[38 percent]] had skipped a meal.", source="A survey by the guild"),
            example(
                "Figures from the rail office show that [[one in five]] trains ran late.",
                source="Figures from the rail office",
            ),
        ),
        counterexamples=("The museum showed [[300]] paintings.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_opinion",
        reads="The subject of expecting, estimating, forecasting, for the noun phrase that follows.",
        examples=(
            example("Analysts expect a loss of [[$1.2 billion]].", source="Analysts"),
            example("The state's budget assumes oil at [[$75]].", source="The state's budget"),
            example("The centre projects an average yield of [[2.8 tonnes]].", source="The centre"),
            example("Police estimated the crowd at [[40,000]].", source="Police"),
            example("Witnesses spoke of [[four]] explosions.", source="Witnesses"),
            example("Traders are looking for a cut of [[25 basis points]].", source="Traders"),
        ),
        counterexamples=("Sales are expected to rise [[3 percent]].", "Homes may see bills rise by [[£120]]."),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_tally",
        reads="An office, the police, witnesses as the subject of counting and reporting.",
        examples=(
            example("Police reported [[three]] arrests.", source="Police"),
            example("The agency has linked [[48]] deaths to the heat.", source="The agency"),
        ),
        counterexamples=("The firm reported a profit of [[$5 million]].",),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_put_at",
        reads="The subject of putting a figure at something.",
        examples=(
            example(
                "Census results released on Thursday put the population at [[18,640]].",
                source="Census results released on Thursday",
            ),
            example("The ministry put the number of injured at [[230]].", source="The ministry"),
            example('Economist Lea Moor put growth at "[[3.4 percent]], give or take".', source="Economist Lea Moor"),
            example("The new map puts [[38 percent]] of the ice there.", source="The new map"),
        ),
        counterexamples=("The storm put [[9,000]] homes in the dark.", "Her second film placed [[third]]."),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_revised_forecast",
        reads="The one who cuts or raises a forecast of its own, for its old and new figures.",
        examples=(example("The fund cut its growth forecast to [[2.8 percent]] from 3.6 percent.", source="The fund"),),
        counterexamples=("The bank cut its main rate to [[2.8 percent]].",),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_statement_noun",
        reads="An announcement, a claim or a warning, for the clause that follows its `that`.",
        examples=(
            example(
                "It followed the ministry's announcement that it would buy [[40]] ships.",
                source="the ministry's announcement",
            ),
        ),
        counterexamples=("The ministry's announcement cost [[$4 million]].",),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_survey",
        reads="The survey in which something was found, where nobody is credited otherwise.",
        examples=(
            example(
                "In a survey of 1,250 residents last month, [[three in five]] backed it.",
                source="a survey of 1,250 residents",
            ),
        ),
        counterexamples=("In a survey of [[1,250]] residents, most backed it.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_relative",
        reads="Those who had expected or forecast a figure, in the short clause behind it.",
        examples=(example("It rose above the [[2 percent]] that economists had forecast.", source="economists"),),
        counterexamples=("It rose above the [[2 percent]] that was forecast.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_as_said",
        reads="`As X said` and `as X put it`, in front of the clause or behind it.",
        examples=(
            example("As the minister noted, [[40 percent]] of farms are empty.", source="the minister"),
            example("The plan is dead, and it cost [[$3 million]], as Lee put it.", source="Lee"),
        ),
        counterexamples=("Shares fell [[6 percent]] as the grocer said costs had risen.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_reckoning",
        reads="A count or an estimate of someone's behind `by`, set off from the clause.",
        examples=(
            example("By the union's count, [[300]] jobs have gone.", source="the union's count"),
            example(
                "The road has cost [[$40 million]], by the state's own estimate.", source="the state's own estimate"
            ),
        ),
        counterexamples=("The cost rose by the first estimate of [[$40 million]].",),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_label",
        reads="A headline's label in front of or behind a colon.",
        examples=(
            example("Harbour bridge will cost [[£30m]] more: council", source="council"),
            example("Study: [[half]] of all homes too hot in summer", source="Study"),
            example("Patient spent [[31 hours]] in corridor - family", source="family"),
        ),
        counterexamples=("The prize: [[£30m]] for the winner",),
    ),
)
