"""The rules of modality: what each reads, with the sentences that prove it."""

from __future__ import annotations

from factextract.rules.rule import Rule, RuleBook, example

MODALITY_RULES = RuleBook(
    Rule(
        name="claims.modality_asserted",
        reads="A figure stated as fact: no cue reaches it, or its size holds already inside a plan.",
        examples=(
            example("Profits rose [[12 percent]].", modality="asserted"),
            example("The [[220]]-seat jets will be sold.", modality="asserted"),
            example("Velco plans to cut 900 of its [[15,000]] jobs.", modality="asserted"),
            example("They approved a plan to clear the backlog of [[92,000]] cases.", modality="asserted"),
            example("A borrower with a loan of [[3 million crowns]] will save money.", modality="asserted"),
            example("Users can earn [[$50]] a day.", modality="asserted"),
            example("Prices could rise to 5 percent from [[4 percent]] now.", modality="asserted"),
            example("He is a [[34-year-old]] nurse and will run.", modality="asserted"),
        ),
    ),
    Rule(
        name="claims.modality_will",
        reads="Will, shall, should, and a told `would`, in front of the verb that governs the figure.",
        examples=(
            example("Construction will take [[22 months]].", modality="forecast"),
            example("Construction will take 22 months and cost [[$410m]].", modality="forecast"),
            example("The company said it would cut [[300]] jobs.", modality="forecast"),
            example("Sales would rise [[50 percent]] by 2050.", modality="forecast"),
            example("An additional [[£950]] duty will be charged.", modality="forecast"),
            example("The firm will open two plants, adding [[400]] jobs.", modality="forecast"),
        ),
        counterexamples=("The firm, which has [[3,000]] staff, will grow.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_possible",
        reads="Could, may and might.",
        examples=(
            example("The storm could bring [[20 centimetres]] of snow.", modality="hypothetical"),
            example("Rebuilding might take [[two years]].", modality="hypothetical"),
        ),
        counterexamples=("In May it had [[20]] ships.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_condition",
        reads="An `if` or `unless`, and `would` where it tells what a condition brings.",
        examples=(
            example("If turnout falls below [[50 percent]], the vote is void.", modality="hypothetical"),
            example("Debt would triple to [[$3 billion]] if all were bought.", modality="hypothetical"),
            example("The measure would raise [[$14 million]] a year.", modality="hypothetical"),
        ),
        counterexamples=("The minister said the levy would raise [[$14 million]].",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_obligation",
        reads="Must, has to, needs to.",
        examples=(
            example("Utilities must pay [[$2 million]] by March.", modality="target"),
            example("The club has to find [[£60m]].", modality="target"),
        ),
        counterexamples=("Crews had to dig [[41 metres]] down.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_intended",
        reads="Verbs of planning, wanting, pledging, needing.",
        examples=(
            example("The trust plans to hire [[120]] nurses.", modality="target"),
            example("The trust plans to hire nurses and open [[40]] beds.", modality="target"),
            example("The union wants a [[15 percent]] rise.", modality="target"),
            example("Mediators had hoped for a [[72-hour]] pause.", modality="target"),
            example("Ministers agreed to pay [[£5m]].", modality="target"),
            example("The party needs [[46]] seats for a majority.", modality="target"),
        ),
        counterexamples=("Both sides agreed a deal worth [[£5m]].",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_foreseen",
        reads="Verbs of expecting and forecasting, active and passive.",
        examples=(
            example("Analysts expect a loss of [[$1.2 billion]].", modality="forecast"),
            example("Enrolment is expected to fall by [[240]].", modality="forecast"),
            example("Growth is projected at [[2.4 percent]].", modality="forecast"),
            example("The office expects prices to fall by [[3 percent]].", modality="forecast"),
        ),
        counterexamples=("[[Two-thirds]] of analysts had expected the cut.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_set_to",
        reads="Set to, due to, likely to, on track to.",
        examples=(
            example("Rice output is set to rise [[5 percent]].", modality="forecast"),
            example("More than [[200]] flights are due to be cancelled.", modality="forecast"),
            example("The film is on track to earn [[$50 million]].", modality="forecast"),
        ),
        counterexamples=("The delay was due to [[two]] floods.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_is_to",
        reads="Is to, and the bare `to` of a headline.",
        examples=(
            example("The tunnel is to be [[12 km]] long.", modality="forecast"),
            example("Velco to cut [[1,200]] jobs", modality="forecast"),
            example("Half of the bill, [[£27m]], is to be met by the agency.", modality="forecast"),
        ),
        counterexamples=("It took [[two hours]] to land.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_plan_to",
        reads="Plans, bids, deals and pledges with an infinitive.",
        examples=(example("The council approved plans to build [[1,200]] homes.", modality="target"),),
        counterexamples=("The council had room to build [[1,200]] homes.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_target_noun",
        reads="A target, a goal, an aim, and what a proposal is for.",
        examples=(
            example("The rate is near the bank's target of [[2 percent]].", modality="target"),
            example("Our target is [[20]] stores by June.", modality="target"),
            example("Its goal is to cut the share to [[one percent]].", modality="target"),
        ),
        counterexamples=("They scored [[two]] goals.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_forecast_noun",
        reads="A forecast, a projection, guidance, also one that is revised.",
        examples=(
            example("It trimmed its forecast to [[1.8 percent]] from 2.1 percent.", modality="forecast"),
            example("It trimmed its forecast to 1.8 percent from [[2.1 percent]].", modality="forecast"),
            example("In fresh projections the bank puts growth at [[2.4 percent]].", modality="forecast"),
        ),
        counterexamples=("The office cut its estimate of March jobs to [[4,400]].",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_described",
        reads="Planned, expected, potential in front of the figure, or `that it had forecast` behind it.",
        examples=(
            example("The proposed [[$15bn]] merger is under review.", modality="target"),
            example("It beat the [[2 percent]] that analysts had forecast.", modality="forecast"),
        ),
        counterexamples=("The unexpected [[$15bn]] merger is under review.",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_time_to_come",
        reads="A verb in the present with a time to come.",
        examples=(example("Spending next year is estimated at [[$210 billion]].", modality="forecast"),),
        counterexamples=("Spending last year is estimated at [[$210 billion]].",),
        needs_parse=True,
    ),
    Rule(
        name="claims.modality_negated",
        reads="A figure that the text denies.",
        examples=(
            example("The share did not reach [[90 percent]].", modality="negated"),
            example("It was a rise of 1.5 points and not [[1.5 percent]].", modality="negated"),
            example("Sales failed to reach [[3,000]] units.", modality="negated"),
            example("No European placed in the top [[10]].", modality="negated"),
        ),
        counterexamples=("It is not only [[5 percent]] but six.", "The court did not free the [[12]] men."),
    ),
)
