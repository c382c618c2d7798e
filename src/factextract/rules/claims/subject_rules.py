"""The rules of the subject: what each reads, with the sentences that prove it."""

from __future__ import annotations

from factextract.rules.rule import Rule, RuleBook, example

SUBJECT_RULES = RuleBook(
    Rule(
        name="claims.subject_actor",
        reads="The subject of the clause whose predicate holds the figure, also one shared or antecedent.",
        examples=(
            example("China had [[4.4 million]] patents in force.", subject="China"),
            example("Nanjing jumped from [[12th]] to ninth.", subject="Nanjing"),
            example("The tower took [[six years]] to build.", subject="The tower"),
            example("She joined a petition which has [[11,000]] signatures.", subject="a petition"),
            example("The army raided a camp, killing [[85]] rebels.", subject="The army"),
            example("The board lowered its main rate by [[25 basis points]].", subject="The board"),
        ),
        counterexamples=(
            "Profits rose [[12 percent]].",
            "There were [[12]] ships in the bay.",
            "Police said [[12]] ships were lost.",
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_age_bearer",
        reads="Whose age it is: the name in front of the comma or of `aged`, the noun behind `-year-old`.",
        examples=(
            example("Lorna Marsh, [[58]], is in her last term.", subject="Lorna Marsh"),
            example("A farm worker aged [[41]] collapsed.", subject="A farm worker"),
            example("The [[15-year-old]] boy was found.", subject="The 15-year-old boy"),
            example("Helen Marsh, a [[34-year-old]] paramedic, won.", subject="Helen Marsh"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_hyphenated_count",
        reads="The whole phrase whose members the joined count tells.",
        examples=(example("The [[220]]-seat jets will be sold.", subject="The 220-seat jets"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_possessor",
        reads="The possessor right in front of the number, without its 's.",
        examples=(
            example("The nation's [[92,000]] cases are a burden.", subject="The nation"),
            example("The firm will cut some of its [[15,000]] jobs.", subject="its"),
        ),
        counterexamples=("Last year's [[92,000]] cases were a burden.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_agent",
        reads="The by-agent of the passive that is said of the figure.",
        examples=(
            example("Some [[38,000]] were filed by China.", subject="China"),
            example("Of the homes, [[9 percent]] are owned by the city.", subject="the city"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_container",
        reads="The group that the counted things make up.",
        examples=(
            example("A convoy of [[60]] trucks set out.", subject="A convoy"),
            example("In a survey of [[1,250]] residents, most agreed.", subject="a survey"),
        ),
        counterexamples=("A total of [[60]] trucks set out.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_with",
        reads="The noun in front of `with` that has the figure.",
        examples=(
            example("A borrower with a loan of [[3 million crowns]] saves little.", subject="A borrower"),
            example("Firms with [[50]] workers are exempt.", subject="Firms"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_share_is",
        reads="What a share is said to be.",
        examples=(example("About [[44 percent]] of finishers were women.", subject="women"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_receiver",
        reads="Who has or gets the share that goes or belongs to them.",
        examples=(example("Some [[40 percent]] of the money goes to hospitals.", subject="hospitals"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_worth",
        reads="What is worth, priced at or totalling the amount.",
        examples=(example("It ordered jets worth [[$3 billion]].", subject="jets"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_traded",
        reads="What is bought or sold for the amount.",
        examples=(
            example("He paid [[$189,000]] for a bungalow.", subject="a bungalow"),
            example("The group sold the channel for [[$3.5 billion]].", subject="the channel"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_adjacent",
        reads="The noun right in front of a distance, a size, a rank or a price.",
        examples=(
            example("They promised a wall [[six metres]] high.", subject="a wall"),
            example("Marl, [[14th]] in the table, lost again.", subject="Marl"),
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_bracketed",
        reads="The name in front of a bracket that holds its figure.",
        examples=(example("Odram owes most, followed by Kesh ([[$18 million]]).", subject="Kesh"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_apposed_bearer",
        reads="The name that a phrase with a number, set between commas, is told of.",
        examples=(
            example("Ostrow, a town of [[9,000]], has no bridge.", subject="Ostrow"),
            example("Marlow, a [[two-metre]] guard, scored twice.", subject="Marlow"),
        ),
        counterexamples=("The mayor opened a [[12-metre]] bridge.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_name_at",
        reads="The name in front of `at`, `on` or `with`, behind `by` or a form of be.",
        examples=(example("Ruiz led with 47 percent, followed by Kerr at [[44 percent]].", subject="Kerr"),),
        counterexamples=("Growth in Kenya was put at [[4 percent]].",),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_priced_name",
        reads="The named thing in front of whose name its price stands.",
        examples=(example("Orbel's [[$999]] Pocket is thin.", subject="Orbel's $999 Pocket"),),
        counterexamples=("The firm's [[$2 million]] plan failed.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_told_for",
        reads="Whom a figure is for, where the metric stands in front of the number.",
        examples=(
            example("The limit is [[110 kilometres an hour]] for cars.", subject="cars"),
            example("Growth averaged [[26 percent]] for grants.", subject="grants"),
        ),
        counterexamples=("Profit was [[$3 million]] for the quarter.", "The council paid [[£3 million]] for repairs."),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_score_side",
        reads="The side that is named in front of a score without a verb.",
        examples=(example("Group F: Sweden [[1-0]] Korea", subject="Sweden"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_ranked_name",
        reads="The name behind a rank.",
        examples=(example("No. [[5]] Velmora beat Ashfield on Saturday.", subject="No. 5 Velmora"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_ranked_object",
        reads="The object that is put or lifted to a rank.",
        examples=(example("The win lifted the club from [[14th]] to 11th place.", subject="the club"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_fronted_group",
        reads="The group that is named in front with `Among` or `For`, of which the clause tells a figure.",
        examples=(example("Among men over 60, the rate was [[41 percent]].", subject="men over 60"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_listed",
        reads="In a list whose verb is left out, the noun in front of the number; else the subject of the list.",
        examples=(example("Ost won 51,764 votes, Marsh [[37,098]].", subject="Marsh"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_continued",
        reads="A figure that goes on from the one before is said of the same.",
        examples=(example("The line carried 6 million passengers, up [[9 percent]] on the year.", subject="The line"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_conversion",
        reads="A bracketed amount is said of whom the amount in front of the bracket is said.",
        examples=(example("The firm posted a profit of 15 million euros ([[$16 million]]).", subject="The firm"),),
        needs_parse=True,
    ),
    Rule(
        name="claims.subject_untagged",
        reads="Without a parse: the name in front of an age, and a possessor in front of the number.",
        examples=(
            example("Lorna Marsh, [[58]], is in her last term.", subject="Lorna Marsh"),
            example("The firm will cut some of its [[15,000]] jobs.", subject="its"),
        ),
    ),
)
