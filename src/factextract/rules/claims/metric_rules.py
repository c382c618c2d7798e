"""The rules of the metric: what each reads, with the sentences that prove it."""

from __future__ import annotations

from factextract.rules.rule import Rule, RuleBook, example

METRIC_RULES = RuleBook(
    Rule(
        name="claims.metric_counted_noun",
        reads="The noun phrase right of a count, a share `n in m` or a rank, with all that restricts it.",
        examples=(
            example("The zoo keeps [[31]] snow leopards.", metric="snow leopards"),
            example("Divers found [[12]] cannon that were cast in Lisbon.", metric="cannon that were cast in Lisbon"),
            example("The council owns [[140]] flats built last year.", metric="flats built"),
            example("[[Two]] ferries and a tug were damaged.", metric="ferries"),
            example("Nearly [[one in five]] pupils walks to school.", metric="pupils"),
            example("The fund holds [[40]] science and technology patents.", metric="science and technology patents"),
        ),
        counterexamples=("At least [[107]] were killed in the blast.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_hyphenated_count",
        reads="The noun that is joined to a count by a hyphen.",
        examples=(
            example("A [[220]]-seat jet landed on the island.", metric="seat"),
            example("The [[24]]-shop chain was sold.", metric="shop"),
        ),
        counterexamples=("A [[36-year]] war ended.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_attributive",
        reads="The noun that an amount, a length of time or a share stands in front of.",
        examples=(
            example("The [[36-year]] civil war ended in May.", metric="civil war"),
            example("She sold the [[$2 million]] home.", metric="home"),
            example("The [[640-metre]] crossing was shut.", metric="crossing"),
            example("The firm posted a [[$40 million]] loss.", metric="loss"),
        ),
        counterexamples=("Exports rose [[4 percent]] year on year.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_partitive",
        reads="What follows the number behind `of`, also behind a bracket or `a day`.",
        examples=(
            example("[[72 percent]] of them came by train.", metric="them"),
            example("[[Half]] of the harvest was lost.", metric="the harvest"),
            example("The ship carried [[900 tonnes]] of wheat.", metric="wheat"),
            example("[[Three]] of the 12 miners were rescued.", metric="miners"),
            example("[[Half]] the voters stayed at home.", metric="the voters"),
        ),
        counterexamples=("She died at the age of [[98]].",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_fronted_whole",
        reads="The whole that stands in front with `Of`, or as `of whom`, where the number has no noun of its own.",
        examples=(
            example("Of the town's homes, [[61 percent]] are rented.", metric="the town's homes"),
            example("The clinic treated many runners, of whom [[17]] were kept overnight.", metric="whom"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_shared_noun",
        reads="The noun behind the last number of a list that has one noun for all its numbers.",
        examples=(
            example("We could have scored [[two]] or three goals.", metric="goals"),
            example("They took [[18 percent]] and 14 percent of the market.", metric="the market"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_kind_of_money",
        reads="The bare noun behind `in` that says what kind of money an amount is.",
        examples=(
            example("The school owes [[422,000 euros]] in arrears.", metric="arrears"),
            example("He won [[$3 million]] in damages.", metric="damages"),
        ),
        counterexamples=("She spent [[$3 million]] in Geneva.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_carrier",
        reads="The noun in front of `of` or `at`, or right in front of the number, whose figure the number is.",
        examples=(
            example("He left an estimated fortune of [[$2.3 billion]].", metric="an estimated fortune"),
            example("The airline runs a fleet of [[41]].", metric="a fleet"),
            example("Inflation, at [[2.3 percent]], is close to the goal.", metric="Inflation"),
            example("Forecasters warned of temperatures of [[42 degrees Celsius]].", metric="temperatures"),
        ),
        counterexamples=("Exports reached a record high of [[45 million tonnes]].",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_change_noun",
        reads="What rose or fell, behind a noun of change: `a 5 percent rise in exports`.",
        examples=(
            example("The port reported a [[5 percent]] rise in exports.", metric="exports"),
            example("There was a [[30 percent]] fall in the number of thefts.", metric="the number of thefts"),
            example("The village saw [[4 percent]] population growth.", metric="population growth"),
        ),
        counterexamples=("A [[20 percent]] drop sounds like a victory.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_figure_subject",
        reads="The clause's subject, where it is a figure, or where it moves, stands or reaches.",
        examples=(
            example("Profits rose [[12 percent]] last year.", metric="Profits"),
            example("Turnout was [[58.6 percent]].", metric="Turnout"),
            example("Net debt stood at [[$1.1 billion]].", metric="Net debt"),
            example("The number of people in work reached [[2.7 million]].", metric="The number of people in work"),
            example("The dividend was raised by [[5 percent]].", metric="The dividend"),
            example("Exports reached a record high of [[45 million tonnes]].", metric="Exports"),
        ),
        counterexamples=("The bank cut to [[3.5 percent]].", "A bungalow there costs [[$189,000]]."),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_moved_object",
        reads="The object of a verb that moves it, or that puts or keeps it at an amount.",
        examples=(
            example("The board lowered its main rate by [[25 basis points]].", metric="its main rate"),
            example("The storm brought the rate down to [[3 percent]].", metric="the rate"),
        ),
        counterexamples=("The firm cut [[5,000]] jobs.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_multiplied",
        reads="What doubles or halves: the verb's object, else its subject.",
        examples=(
            example("Exports have [[doubled]] since 2010.", metric="Exports"),
            example("The city plans to [[double]] the width of the bridge.", metric="the width of the bridge"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_multiplied_figure",
        reads="The figure that something has so many times over.",
        examples=(
            example("The lake is [[four times]] the size of Malta.", metric="the size of Malta"),
            example("The glacier may hold [[twice]] the ice of the valley.", metric="the ice of the valley"),
        ),
        counterexamples=("The rate was [[twice]] that of the capital.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_added_to",
        reads="What an amount is taken off or added to.",
        examples=(
            example("The clearance knocked [[40 basis points]] off the gross margin.", metric="the gross margin"),
            example("The levy adds [[$60]] a month to repayments.", metric="repayments"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_earned_from",
        reads="What earned money came from.",
        examples=(example("The island earned [[$4 billion]] from tourism.", metric="tourism"),),
        counterexamples=("The island earned [[$4 billion]] from Norway.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_spent_on",
        reads="What money is spent on, with its own number.",
        examples=(example("The council will spend [[£14 million]] on 480 school places.", metric="480 school places"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_conversion",
        reads="A bracketed amount measures what the amount in front of the bracket measures.",
        examples=(example("Revenue reached 15 million euros ([[$16 million]]).", metric="Revenue"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_continued",
        reads="A figure that goes on from the one before: `up 9 percent`, `or 64 percent`, `14 fewer than`.",
        examples=(
            example("The line carried 6 million passengers, up [[9 percent]] on the year.", metric="passengers"),
            example("Some 3,900 pupils, or [[64 percent]], were absent.", metric="pupils"),
            example("The clinic counted 219 deaths, [[14]] fewer than a year earlier.", metric="deaths"),
            example("Sales came to £15 million, against [[£12 million]] last year.", metric="Sales"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_particle",
        reads="What stands in front of a comma or bracket with `up` or `down`, where no figure stands before.",
        examples=(
            example("Energy shares, up [[3 percent]], led the gains.", metric="Energy shares"),
            example("The fall was led by chipmakers, down 4 percent, and banks, down [[2 percent]].", metric="banks"),
        ),
        counterexamples=("Revenue was 7 billion yuan, up [[23 percent]] on the year.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_restated",
        reads="A noun of change behind a comma says again how the figure before moved.",
        examples=(
            example("Profit climbed to £86 million, a gain of [[16 percent]].", metric="Profit"),
            example("The city recorded 312 thefts, a [[9 percent]] drop.", metric="thefts"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_apposed",
        reads="An amount between commas says how much the share or count before it is.",
        examples=(example("Half of the bill, [[£27 million]], is paid by the state.", metric="the bill"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_listed",
        reads="Numbers of one verb, or of a list without further verbs, share their metric.",
        examples=(
            example("The rate fell to 4.3 percent from [[4.5 percent]].", metric="The rate"),
            example("Ost won 51,764 votes, Marsh [[37,098]].", metric="votes"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_listed_figure",
        reads="In a list whose verb is left out, the figure that stands right in front of the number.",
        examples=(example("Exports rose 5 percent and imports [[3 percent]].", metric="imports"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_elided",
        reads="A number whose noun is left out takes the noun of a number of its kind before.",
        examples=(example("Builders hired 2,900 workers, while hotels dismissed [[1,800]].", metric="workers"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_rank_field",
        reads="In what, or among what, something has its rank.",
        examples=(example("Kenya ranked [[first]] in the number of medals.", metric="the number of medals"),),
        counterexamples=("Marl finished [[fourth]] in Europe.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_rank_of_counted",
        reads="The counted things of which so many stand in `the top 100`.",
        examples=(example("China has 26 entries inside the top [[100]].", metric="entries"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.metric_untagged",
        reads="Without a parse: the words right of a count, or behind `of`.",
        examples=(
            example("The zoo keeps [[31]] snow leopards.", metric="snow leopards"),
            example("[[Half]] of voters stayed at home.", metric="voters"),
        ),
        counterexamples=("Profits rose [[12 percent]].",),
    ),
)
