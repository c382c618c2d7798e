"""The rules of the place: what each reads, with the sentences that prove it."""

from __future__ import annotations

from factextract.rules.rule import Rule, RuleBook, example

PLACE_RULES = RuleBook(
    Rule(
        name="claims.place_phrase",
        reads="A place behind a preposition in the figure's own clause.",
        examples=(
            example("Rents rose [[6 percent]] in Dublin but fell in Cork.", place="Dublin"),
            example("Power was cut to [[90,000]] homes across the island of Luzon.", place="the island of Luzon"),
            example("Some [[2,000]] people fled from villages in Albay province.", place="villages in Albay province"),
            example("[[Five]] people died in a fire in Des Moines, Iowa.", place="Des Moines, Iowa"),
            example("At least [[40]] were killed when shells hit a market in Lund.", place="Lund"),
            example("[[Two]] were killed and 11 hurt in an attack on Harkov.", place="Harkov"),
            example("The club fell from [[fifth]] to eighth on the ladder.", place="the ladder"),
            example("[[Two]] others were taken to the county hospital.", place="the county hospital"),
            example("The storm dropped [[20 inches]] of snow on Elko overnight.", place="Elko"),
            example("[[Hundreds]] of families were stranded on the north bank.", place="the north bank"),
            example("[[Eight]] of them are in intensive care.", place="intensive care"),
            example("There were [[5,100]] people in the state on census night.", place="the state"),
        ),
        counterexamples=(
            "He spent [[six years]] in prison.",
            "It lost [[$3 million]] in the quarter.",
            "The bill passed with [[52]] votes in the Senate.",
            "He ordered [[640]] boxes from a factory in Valencia.",
            "Shares in Halvor rose [[6 percent]].",
            "Capacity, at 119 GW, has risen [[42-fold]].",
            "A senator from Oregon asked the firm [[11]] questions.",
            "The judge gave him [[three months]] in jail.",
            "[[One in five]] was born outside Ireland.",
            "She runs [[$4.5 billion]] at Ninth Street Advisors.",
            "The ladder has [[12 feet]] of rope on the ladder.",
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.place_fronted",
        reads="A place in front of the sentence, for all that follows it.",
        examples=(
            example("In Japan, exports dropped [[2.3 percent]].", place="Japan"),
            example("Across the country, storage has tripled to [[6.3 GW]].", place="the country"),
        ),
        counterexamples=(
            "In services, it was [[2.3 percent]].",
            "In Lund, rents fell while Oslo saw a rise of [[5 percent]].",
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.place_adverb",
        reads="An adverb that is a place: worldwide, nationwide, abroad.",
        examples=(
            example("The firm employs [[4,000]] people worldwide.", place="worldwide"),
            example("Nationwide, [[826 million]] trips were made.", place="Nationwide"),
        ),
        counterexamples=(
            "It won a worldwide contract for [[$4 million]].",
            "Museums nationwide drew [[72 million]] visits.",
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.place_where",
        reads="What `where` takes up, for the clause that it opens.",
        examples=(example("It moved to Delane County, where [[62]] towns were counted.", place="Delane County"),),
        counterexamples=("Nobody knows where [[62]] of them went.", "It led to a row where [[62]] of them left."),
    ),
    Rule(
        name="claims.place_direction",
        reads="A direction from a place, without a preposition.",
        examples=(example("She grows wheat on [[2,300 acres]] south of Orleans.", place="south of Orleans"),),
        counterexamples=("The town is [[40 km]] south of Orleans.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.place_respectively",
        reads="A row of places paired with a row of figures by `respectively`.",
        examples=(
            example(
                "Sales in Peru, Chile and Cuba came to 4 percent, [[3 percent]] and 2 percent respectively.",
                place="Chile",
            ),
        ),
        counterexamples=("Sales rose to [[3 percent]] and 2 percent respectively.",),
    ),
)
