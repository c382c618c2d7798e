"""What each quantity rule reads, or excludes, with the examples that prove it."""

from __future__ import annotations

from factextract.rules.rule import Rule, RuleBook, example

MONEY = (
    Rule(
        "quantities.money_before",
        "A sign or code of money right before the number.",
        (
            example("It paid [[US$3.4bn]] for the mine.", type="currency", value="3400000000", unit="USD"),
            example("The dam cost [[Rs 500 crore]].", value="5000000000", unit="INR"),
            example("A fine of [[€3m]] was set.", value="3000000", unit="EUR"),
            example("They won [[HK$12,000]].", value="12000", unit="HKD"),
            example("It borrowed [[CHF 40 million]].", value="40000000", unit="CHF"),
            example("Lunch was [[£3.50]].", value="3.5", unit="GBP"),
            example("The naira rose and petrol cost [[N945]].", value="945", unit="NGN"),
        ),
        ("The R2 unit failed.", "The M1 was shut."),
        gaps=(example("The Aussie bought [[US64.3 cents]] late on Friday.", value="0.643", unit="USD"),),
    ),
    Rule(
        "quantities.money_after",
        "A name or code of money behind the number.",
        (
            example("It earned [[15.3 trillion yuan]].", type="currency", value="15300000000000", unit="CNY"),
            example("He owed [[50 cents]].", value="0.5", unit="USD"),
            example("They paid [[340m Danish kroner]].", value="340000000", unit="DKK"),
            example("It lost [[1.33 billion U.S. dollars]].", value="1330000000", unit="USD"),
            example("Aid worth [[billions of dollars]] came.", value="1000000000", unit="USD"),
            example("Power fell to [[4 euro cents]].", value="0.04", unit="EUR"),
        ),
        ("The team in 12 won the cup.", "She has 3 real friends."),
    ),
    Rule(
        "quantities.money_pence",
        "Pence or cents in one letter, glued to the number.",
        (example("Stamps went up [[8p]].", type="currency", value="0.08", unit="GBP"),),
        ("Doors open at 8 p.m.",),
    ),
    Rule(
        "quantities.money_elided",
        "A great amount whose sign is left out, since the words around write money.",
        (
            example(
                "It took $2bn, [[707 million]] more than last year.", type="currency", value="707000000", unit="USD"
            ),
            example(
                "One house cost $900,000 and others are worth more than [[1.4 million]].", value="1400000", unit="USD"
            ),
        ),
        ("It took $2bn and sold 3 million tickets.",),
    ),
    Rule(
        "quantities.currency_of_article",
        "A shared sign or word of money, decided by what the article itself writes.",
        (
            example("The fund lent NZ$4 million and kept [[$2 million]].", unit="NZD"),
            example("The Danish state paid [[300 million kroner]], Danish media said.", unit="DKK"),
        ),
    ),
)

PERCENT = (
    Rule(
        "quantities.percent_sign",
        "A percent sign.",
        (
            example("It fell [[4.5%]].", type="percentage", value="4.5", unit="percent"),
            example("Some [[5 %]] left.", value="5"),
        ),
    ),
    Rule(
        "quantities.percent_word",
        "The word percent, in any spelling.",
        (
            example("It rose [[22.2 percent]].", type="percentage", value="22.2", unit="percent"),
            example("It rose [[7 pct]].", value="7"),
            example("Some [[58 per cent]] agreed.", value="58"),
            example("Output fell [[5 pc]] in June.", value="5"),
        ),
        ("It sold 5 PC games.",),
    ),
    Rule(
        "quantities.percentage_points",
        "A difference of percentages in words.",
        (
            example(
                "It slipped [[0.3 percentage points]].", type="percentage_point", value="0.3", unit="percentage_point"
            ),
            example("Traders see [[half a percentage point]] of cuts.", value="0.5"),
        ),
    ),
    Rule(
        "quantities.point_abbreviation",
        "Percentage points abbreviated.",
        (example("Labour gained [[3pp]].", type="percentage_point", value="3", unit="percentage_point"),),
    ),
    Rule(
        "quantities.basis_points",
        "Basis points.",
        (
            example("The bank cut by [[25 basis points]].", type="percentage_point", value="25", unit="basis_point"),
            example("Yields rose [[50bp]].", value="50", unit="basis_point"),
        ),
        ("Shares in BP rose.",),
    ),
    Rule(
        "quantities.percent_level",
        "A level without its percent sign, where the sentence says that it is one.",
        (
            example(
                "The pass percentage slipped to [[94.03]] this year.", type="percentage", value="94.03", unit="percent"
            ),
        ),
        ("The score slipped to 94.03 this year.",),
    ),
    Rule(
        "quantities.points",
        "Bare points; of what kind is decided by the words around.",
        (example("Support for the party slid [[four points]] in the poll.", type="percentage_point"),),
    ),
    Rule(
        "quantities.points_of_percentage",
        "Bare points of a poll, a share or a rate.",
        (
            example(
                "Support for the party slid [[four points]] in the poll.",
                type="percentage_point",
                value="4",
                unit="percentage_point",
            ),
            example("The bank's [[half-point]] rise in interest rates bit.", value="0.5"),
        ),
    ),
    Rule(
        "quantities.points_of_index",
        "Points of a market index.",
        (example("The FTSE 100 index lost [[42.5 points]].", type="measurement", value="42.5", unit="point"),),
    ),
    Rule(
        "quantities.points_of_game",
        "Points of a league or a game: a count.",
        (example("Leeds are [[nine]] points clear in the league.", type="count", value="9", unit=None),),
    ),
    Rule(
        "quantities.index_level",
        "The level of an index without a unit.",
        (example("The Nikkei closed at [[38,412.65]].", type="measurement", value="38412.65", unit="point"),),
        ("The Nikkei fell as 412 firms reported.",),
    ),
)

MEASURES = (
    Rule(
        "quantities.measurement",
        "A unit of measure behind the number, by name or symbol.",
        (
            example("The pipe runs [[12 km]].", type="measurement", value="12", unit="kilometre"),
            example("It reached [[38 degrees Celsius]].", value="38", unit="degree Celsius"),
            example("A [[1.2-gigawatt]] plant opens.", value="1.2", unit="gigawatt"),
            example("It did [[60 km/h]].", value="60", unit="kilometre per hour"),
            example("The farm has [[2,300 acres]].", value="2300", unit="acre"),
            example("A [[12-kilometre]] tunnel opened.", value="12", unit="kilometre"),
        ),
        ("Three in four agreed.", "A 5G network opened.", "At one point it stopped."),
    ),
    Rule(
        "quantities.magnitude",
        "Behind the word magnitude.",
        (example("A magnitude [[7.2]] quake struck.", type="measurement", value="7.2", unit="magnitude"),),
        ("The magnitude of 120 losses shocked them.",),
    ),
    Rule(
        "quantities.unit_letter",
        "A unit of one letter right behind digits.",
        (example("She won the [[200m]] final.", type="measurement", value="200", unit="metre"),),
        ("The site has 5m users.", "It cost £5m."),
    ),
    Rule(
        "quantities.temperature_letter",
        "Degrees in one letter.",
        (example("It was [[27C]] by noon.", type="measurement", value="27", unit="degree Celsius"),),
        ("The office is at 3F of the tower.",),
    ),
    Rule(
        "quantities.barrels_per_day",
        "Barrels a day, abbreviated.",
        (example("It pumps [[3.8 mln bpd]].", type="measurement", value="3800000", unit="barrel"),),
    ),
    Rule(
        "quantities.duration",
        "A length of time.",
        (
            example("The siege lasted [[three hours]].", type="duration", value="3", unit="hour"),
            example("They signed a [[10-year]] lease.", value="10", unit="year"),
        ),
        ("They met three years ago.", "One day it will end."),
    ),
    Rule(
        "quantities.duration_clock",
        "The result of a race on the clock, in hours.",
        (example("She won in [[2:24:51]].", type="duration", value="2.4142", unit="hour"),),
    ),
    Rule(
        "quantities.compound",
        "A quantity in two units is one.",
        (
            example("He is [[5ft 6in]] tall.", type="measurement", value="5.5", unit="foot"),
            example("It took [[3 hours 20 minutes]].", type="duration", value="3.3333", unit="hour"),
            example("It costs [[two pounds fifty]].", type="currency", value="2.5", unit="GBP"),
            example("Jones, a [[6-foot-5]] guard, scored.", value="6.4167", unit="foot"),
        ),
    ),
)

AGES = (
    Rule(
        "quantities.age_old",
        "Years old.",
        (example("A [[15-year-old]] boy fell.", type="age", value="15", unit="year"),),
    ),
    Rule("quantities.age_of_age", "Years of age.", (example("She was [[67 years of age]].", type="age", value="67"),)),
    Rule(
        "quantities.age_cue",
        "Behind aged, age, at the age of.",
        (
            example("A man aged [[67]] died.", type="age", value="67", unit="year"),
            example("He died at the age of [[82]].", value="82"),
        ),
    ),
    Rule(
        "quantities.age_name",
        "Between commas behind a name.",
        (example("Ann Smith, [[42]], was there.", type="age", value="42", unit="year"),),
        ("He met Ann Smith, one of the two owners.", "On Monday, 42, the number, fell."),
    ),
    Rule(
        "quantities.age_kin",
        "Between commas behind a word for a person.",
        (example("Her son, [[12]], was safe.", type="age", value="12"),),
    ),
    Rule(
        "quantities.age_bracket",
        "In brackets behind a full name.",
        (example("Ann Smith ([[42]]) was there.", type="age", value="42"),),
    ),
    Rule(
        "quantities.age_is",
        "Said of a named person.",
        (example("Ann Smith, the director, is [[46]], and smiles.", type="age", value="46"),),
    ),
    Rule(
        "quantities.age_pronoun",
        "Said of a pronoun.",
        (example("“I’m [[78]] and well,” she said.", type="age", value="78"),),
    ),
    Rule(
        "quantities.age_at",
        "Behind a verb of dying or retiring.",
        (example("Actor dies at [[82]].", type="age", value="82"),),
    ),
    Rule(
        "quantities.age_or_older",
        "Before or older.",
        (example("One in five residents is [[65]] or older.", type="age", value="65", comparator=">="),),
    ),
    Rule(
        "quantities.age_band",
        "In over-65s and under-18s.",
        (example("Bus fares for over-[[65s]] fell.", type="age", value="65", comparator=">"),),
    ),
    Rule(
        "quantities.age_bound",
        "Behind a bound, of people.",
        (example("Children under [[5]] go free.", type="age", value="5", comparator="<"),),
        ("Prices under 5 dollars held.",),
    ),
    Rule(
        "quantities.age_metric",
        "Years where an age is what the sentence measures.",
        (example("The median age rose to [[46.3 years]].", type="age", value="46.3", unit="year"),),
    ),
)

SHARES = (
    Rule(
        "quantities.fraction",
        "A fraction of something.",
        (example("[[Two-thirds]] of homes were lit.", type="fraction", value="0.6667"),),
    ),
    Rule(
        "quantities.share_in",
        "So many in, or out of, so many.",
        (
            example("[[One in five]] pupils missed it.", type="fraction", value="0.2"),
            example("[[Three out of four]] homes burnt.", type="fraction", value="0.75"),
            example("It sits in [[one of every four]] cars.", value="0.25"),
        ),
        ("Two in the morning is late.", "It rained for two in ten days."),
        gaps=(example("[[One person in three]] agreed.", type="fraction", value="0.3333"),),
    ),
    Rule(
        "quantities.multiple_word",
        "A word that is a factor.",
        (
            example("Exports [[doubled]].", type="multiple", value="2"),
            example("It is [[twice]] the rate of last year.", value="2"),
        ),
        ("A double room was free.", "She won twice."),
    ),
    Rule(
        "quantities.times",
        "So many times as much.",
        (example("It cost [[forty times]] as much.", type="multiple", value="40"),),
        ("It rang three times.",),
    ),
    Rule(
        "quantities.fold",
        "The ending -fold.",
        (example("A [[1.5-fold]] rise followed.", type="multiple", value="1.5"),),
    ),
    Rule(
        "quantities.times_sign",
        "A times sign.",
        (example("Shares trade at [[10x]] earnings.", type="multiple", value="10"),),
    ),
    Rule(
        "quantities.frequency",
        "How often something happened: a count.",
        (
            example("The ship turned back [[twice]].", type="count", value="2"),
            example("It rang [[three times]].", type="count", value="3"),
        ),
    ),
)

PAIRS = (
    Rule(
        "quantities.range_dash",
        "A range with a dash.",
        (
            example("It takes [[10-15]] people.", type="count", low="10", high="15"),
            example("It costs [[$10–12m]].", type="currency", low="10000000", high="12000000", unit="USD"),
            example("Highs of [[42–44 °C]] came.", type="measurement", low="42", high="44"),
        ),
    ),
    Rule(
        "quantities.range_to",
        "A range with `to`.",
        (
            example("Expect [[5 to 10 percent]] more.", type="percentage", low="5", high="10"),
            example("Tickets cost from [[$20 to $45]].", type="currency", low="20", high="45"),
            example("It serves [[2 to 3 million]] people.", low="2000000", high="3000000"),
        ),
        ("It rose from 3.1 percent to 4.2 percent.", "It was cut by £5 to £20."),
    ),
    Rule(
        "quantities.range_between",
        "A range with between and and.",
        (example("Between [[500 and 700]] men went.", type="count", low="500", high="700"),),
        ("The 500 and 700 series were sold.",),
    ),
    Rule(
        "quantities.score_dash",
        "The result of a match.",
        (
            example("Leeds won [[3-1]] on Sunday.", type="score", low="3", high="1"),
            example("Panama lost to Belgium [[0 – 3]].", type="score", low="0", high="3"),
        ),
        ("It takes 10-15 people to win.",),
    ),
    Rule(
        "quantities.score_votes",
        "The result of a vote.",
        (
            example("The board voted [[6–3]] to close it.", type="score", low="6", high="3"),
            example("It passed by [[23 votes to 16]].", type="score", low="23", high="16"),
        ),
    ),
    Rule(
        "quantities.score_all",
        "A level score.",
        (example("The match ended [[24-all]].", type="score", low="24", high="24"),),
    ),
    Rule(
        "quantities.score_to",
        "A result with -to- before a word for it.",
        (example("A [[5-to-4]] decision came.", type="score", low="5", high="4"),),
    ),
    Rule(
        "quantities.score_out_of",
        "A mark out of ten.",
        (example("It has a rating of [[6.1 out of 10]].", type="score", low="6.1", high="10"),),
    ),
    Rule(
        "quantities.ratio_colon",
        "A ratio with a colon.",
        (example("Leverage is a [[4:1]] ratio.", type="ratio", low="4", high="1"),),
        ("Doors open at 14:58.",),
    ),
    Rule(
        "quantities.ratio_words",
        "A ratio in words.",
        (example("Bookmakers give odds of [[7 to 2]].", type="ratio", low="7", high="2"),),
    ),
    Rule(
        "quantities.ratio_split",
        "Two shares of a hundred.",
        (example("They agreed a [[60-40]] split.", type="ratio", low="60", high="40"),),
    ),
    Rule(
        "quantities.ratio_for",
        "So many shares for one.",
        (example("It set a [[3-for-1]] stock split.", type="ratio", low="3", high="1"),),
    ),
)

RANKS = (
    Rule(
        "quantities.rank_place",
        "An ordinal before place.",
        (example("She took [[12th]] place.", type="rank", value="12"),),
        ("In the first place, no.",),
    ),
    Rule(
        "quantities.rank_superlative",
        "An ordinal before a superlative.",
        (example("It is the [[third]]-largest port.", type="rank", value="3"),),
        ("It was the third test of the day.",),
    ),
    Rule(
        "quantities.rank_finished",
        "An ordinal behind a verb of finishing or ranking.",
        (
            example("They finished [[fourth]].", type="rank", value="4"),
            example("It is ranked [[sixth]] in Asia.", value="6"),
        ),
        ("It was the second visit.", "She was first elected in May."),
    ),
    Rule(
        "quantities.rank_in_table",
        "An ordinal before a table.",
        (example("Leeds, [[14th]] in the table, lost.", type="rank", value="14"),),
    ),
    Rule(
        "quantities.rank_of",
        "An ordinal of so many.",
        (example("It ranked [[14th]] of 180.", type="rank", value="14"),),
    ),
    Rule(
        "quantities.rank_from_to",
        "Two ordinals of one move.",
        (example("It rose from [[12th]] to 9th.", type="rank", value="12"),),
    ),
    Rule(
        "quantities.rank_top",
        "Behind top or bottom.",
        (example("It broke into the top [[10]].", type="rank", value="10", comparator="<="),),
        ("It made the AP Top 25.",),
    ),
    Rule(
        "quantities.rank_number",
        "Behind No. or #.",
        (example("The world No. [[5]] lost.", type="rank", value="5"), example("It is the #[[2]] browser.", value="2")),
        ("School No. 4 burnt.", "He wore the No 9 shirt."),
    ),
)

COUNTS = (
    Rule(
        "quantities.count",
        "A bare number that counts.",
        (
            example("[[26]] clusters joined.", type="count", value="26", unit=None),
            example("They caught [[one]] thief.", value="1"),
            example("[[Dozens]] of homes burnt.", value="12", comparator=">="),
            example("Only [[one]] analyst sees a hike.", value="1"),
        ),
        ("One of the best left.", "The Boeing 737 flew.", "In 2019 people left."),
    ),
    Rule(
        "quantities.shared_in_list",
        "The scale and unit of a list's last number.",
        (
            example("It may cost [[2]], 3 or 4 million euros.", type="currency", value="2000000", unit="EUR"),
            example("They dug [[five]] and six metres.", type="measurement", value="5", unit="metre"),
        ),
        ("Some 3,936, or 64 percent, passed.",),
    ),
    Rule(
        "quantities.shared_from_to",
        "The unit of the other end of a change.",
        (example("It rose from [[3.1]] to 4.2 percent.", type="percentage", value="3.1", unit="percent"),),
    ),
    Rule(
        "quantities.shared_compared",
        "The unit of the number that it is compared with.",
        (example("It fell to 3.2 percent from [[3.5]].", type="percentage", value="3.5", unit="percent"),),
        ("It fell to 3.2 percent in 2019.",),
    ),
    Rule(
        "quantities.shared_gapped",
        "The unit of a clause before, whose verb is left out.",
        (example("Exports rose 4 percent, imports [[7]].", type="percentage", value="7", unit="percent"),),
        ("The party took 39 percent and 31 seats.",),
    ),
)

EXCLUDED = (
    Rule(
        "quantities.no_url",
        "An address of the net.",
        (example("See www.example.org/[[2024]]a for more.", reason="url"),),
    ),
    Rule(
        "quantities.no_phone", "A telephone number.", (example("Call +[[44]] 20 7946 0958 now.", reason="identifier"),)
    ),
    Rule(
        "quantities.no_code",
        "A code with letters or dots.",
        (
            example("Write to SW1A [[2]]AA.", reason="identifier"),
            example("Version [[10.2.1]] is out.", reason="identifier"),
        ),
    ),
    Rule(
        "quantities.no_list_marker", "The mark of a list's item.", (example("[[1]]. Buy bread", reason="list_marker"),)
    ),
    Rule("quantities.no_footnote", "A footnote mark.", (example("It grew.[⟦3⟧] They said so.", reason="list_marker"),)),
    Rule(
        "quantities.no_idiom",
        "A number word in an idiom.",
        (example("It is [[second]] to none.", reason="idiom"), example("They work [[24]]/7.", reason="idiom")),
    ),
    Rule(
        "quantities.no_clock",
        "A time of day with a colon that the grammar of times leaves.",
        (example("The gate shut [[14]]:58 sharp.", reason="time_of_day"),),
        ("Leverage is a 4:1 ratio.",),
    ),
    Rule(
        "quantities.no_quarter",
        "A quarter of a year.",
        (example("It fell in [[a quarter]] of growth.", reason="period"),),
    ),
    Rule("quantities.no_nil", "Nil that counts nothing.", (example("The chances are [[nil]].", reason="vague"),)),
    Rule("quantities.no_tens", "Vague tens.", (example("A man in his [[40]]s fell.", reason="vague"),)),
    Rule(
        "quantities.no_title",
        "A number in a title.",
        (
            example("She read “The [[39]] Steps” aloud.", reason="identifier"),
            example("Ford sold the Ford [[Five Hundred]] then.", reason="identifier"),
        ),
    ),
    Rule(
        "quantities.no_reference",
        "A reference with a slash.",
        (example("Quote reference [[20]]/118 please.", reason="identifier"),),
    ),
    Rule(
        "quantities.no_label",
        "Behind a label.",
        (
            example("Under Section [[230]] it is free.", reason="identifier"),
            example("It won Districts 2, 3 and [[7]].", reason="identifier"),
        ),
    ),
    Rule(
        "quantities.no_name", "Behind a name.", (example("She bought a Galaxy Fold [[7]] there.", reason="identifier"),)
    ),
    Rule(
        "quantities.no_index_name",
        "In the name of a market index.",
        (example("The FTSE [[100]] fell.", reason="identifier"),),
    ),
    Rule(
        "quantities.no_glued_letters",
        "Glued to letters.",
        (
            example("The A[[482]] is shut.", reason="identifier"),
            example("A [[5]]G network opened.", reason="identifier"),
        ),
    ),
    Rule(
        "quantities.no_hyphened_name",
        "Behind a name and a hyphen.",
        (example("Covid-[[19]] wards closed.", reason="identifier"),),
    ),
    Rule(
        "quantities.no_ordinal",
        "An ordinal that orders events or members.",
        (example("It was her [[third]] fire.", reason="ordinal"),),
    ),
    Rule(
        "quantities.no_pronoun_one",
        "The pronoun or determiner one.",
        (example("[[One]] of the best left.", reason="pronoun"), example("No [[one]] was hurt.", reason="pronoun")),
    ),
    Rule("quantities.no_vague_word", "A vague word.", (example("[[Several]] towns flooded.", reason="vague"),)),
    Rule("quantities.no_once", "Once.", (example("It happened [[once]].", reason="vague"),)),
    Rule("quantities.no_double", "Double as an adjective.", (example("A [[double]] dose was given.", reason="idiom"),)),
    Rule(
        "quantities.no_half_of_time",
        "A half of a match or a year.",
        (example("They led after the [[half]].", reason="period"),),
    ),
    Rule(
        "quantities.no_half_compound",
        "Half as the first part of a word.",
        (example("[[A half]]-eaten cake lay there.", reason="idiom"),),
    ),
    Rule(
        "quantities.no_bare_word",
        "A quarter of a year.",
        (example("Weak [[quarter]] ahead, it said.", reason="period"),),
    ),
    Rule(
        "quantities.no_compound_word",
        "A number word before an ordinal.",
        (example("The [[five]]-eighth passed.", reason="idiom"),),
    ),
    Rule(
        "modifiers.per_number", "A denominator.", (example("It is 19 per [[100,000]] people.", reason="denominator"),)
    ),
)

RULES = RuleBook(*MONEY, *PERCENT, *MEASURES, *AGES, *SHARES, *PAIRS, *RANKS, *COUNTS, *EXCLUDED)
