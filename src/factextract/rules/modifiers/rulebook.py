"""What the hedge and denominator rules read, with the examples that prove it."""

from __future__ import annotations

from factextract.rules.rule import Rule, RuleBook, example

RULES = RuleBook(
    Rule(
        "modifiers.hedge_before",
        "Words before a number that bound it or blur it.",
        (
            example("Nearly [[4.43 million]] came.", comparator="~", hedge="Nearly"),
            example("More than [[38,000]] left.", comparator=">", hedge="More than"),
            example("At least [[three]] people died.", comparator=">=", hedge="At least"),
            example("Not more than [[40]] people may enter.", comparator="<=", hedge="Not more than"),
            example("Up to [[14,000]] vehicles cross.", comparator="<=", hedge="Up to"),
            example("It fell below [[5 percent]].", comparator="<", hedge="below"),
            example("As many as [[300]] people work there.", comparator="<=", hedge="As many as"),
            example("Well over [[a million]] fled.", comparator=">", hedge="Well over"),
            example("It is more than [[twice]] that rate.", comparator=">", hedge="more than"),
            example("An estimated [[100]] rebels fired.", comparator="~", hedge="An estimated"),
        ),
        (
            "The dividend goes up to 4.2p a share.",
            "It is short of the 65 percent that it set.",
            "They were jailed over £2.3m of fraud.",
            "It came under a seven-year contract.",
            "Spread over 30 years, it is cheap.",
        ),
    ),
    Rule(
        "modifiers.hedge_behind",
        "Words behind a number, or behind what it counts, that bound it or blur it.",
        (
            example("Some say [[30]] people or more died.", comparator=">="),
            example("It sells [[400,000]] plus units.", comparator=">=", hedge="plus"),
            example("It lasted [[20 minutes]] or so.", comparator="~", hedge="or so"),
            example("A [[200]]-odd crowd came.", comparator="~"),
        ),
        ("It had 5 plus 3 of them.",),
    ),
    Rule(
        "modifiers.per",
        "A denominator behind the number, or behind what it counts.",
        (
            example("It pays [[$15]] an hour.", per="1 hour"),
            example("There were [[12.9]] per 10,000 people.", per="10000 person"),
            example("Up to [[14,000]] vehicles a day cross.", per="1 day"),
            example("It emits [[20.1 tons]] per capita.", per="1 person"),
            example("It costs [[€320]] per kilowatt-hour.", per="1 kilowatt-hour"),
            example("For every 10,000 people there were [[13]] patents.", per="10000 person"),
        ),
        ("It grew 5 percent a year ago.",),
    ),
    Rule(
        "modifiers.per_elided",
        "A denominator that stands once for two numbers.",
        (
            example("The dividend is 4.2p a share against [[3.6p]].", per="1 share"),
            example("It rises from [[25.7p]] to 26.3p per kWh.", per="1 kilowatt-hour"),
        ),
    ),
    Rule(
        "modifiers.per_in_metric",
        "A denominator in the subject of the clause.",
        (example("Earnings per share were [[$3.79]].", per="1 share"),),
        ("The price per seat of the bus, which has 60 rows, fell.",),
    ),
)
