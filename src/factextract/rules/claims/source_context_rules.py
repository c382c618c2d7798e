"""The rules of the source context: what each reads, with the texts that prove it."""

from __future__ import annotations

from factextract.rules.rule import Rule, RuleBook, example

SOURCE_CONTEXT_RULES = RuleBook(
    Rule(
        name="claims.source_context_quotation",
        reads="A quotation that runs on over sentences: who is named before it, behind it, or in the sentence before.",
        examples=(
            example('Ana Ruiz said: "It was close. We lost [[12]] boats in an hour."', source_context="Ana Ruiz"),
            example(
                '"We had luck. We lost [[12]] boats. It could be worse," said Ana Ruiz.', source_context="Ana Ruiz"
            ),
            example('"It was close," said Ana Ruiz. "We lost [[12]] boats."', source_context="Ana Ruiz"),
            example('Ana Ruiz won the race. She said, "It was cold. I lost [[two]] oars."', source_context="Ana Ruiz"),
            example('Ana Ruiz told the radio: "It was close.\n\n"We lost [[12]] boats."', source_context="Ana Ruiz"),
        ),
        counterexamples=(
            '"It was close," said Ana Ruiz. The club owns [[12]] boats.',
            'She said, "It was cold. I lost [[two]] oars."',
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_context_report",
        reads="A report or reported speech whose figures go on in the next sentence of the paragraph.",
        examples=(
            example(
                "According to the trade office, exports rose 4 percent. The surplus reached [[$12 billion]].",
                source_context="the trade office",
            ),
            example(
                "Mira Holt, head of the agency, said that exports rose 4 percent. The surplus reached [[$12 billion]].",
                source_context="Mira Holt, head of the agency",
            ),
            example(
                "A recent poll found 25 percent in favour. This is down from last year, when it was [[40 percent]].",
                source_context="A recent poll",
            ),
        ),
        counterexamples=(
            "According to the trade office, exports rose 4 percent.\nThe surplus reached [[$12 billion]].",
            "According to the trade office, exports rose 4 percent. However, the surplus reached [[$12 billion]].",
            "Veltra said that sales rose 4 percent. Veltra has [[40]] shops.",
            "Exports rose 4 percent, the office said. The port has [[40]] cranes.",
        ),
        needs_parse=True,
    ),
    Rule(
        name="claims.source_context_results",
        reads="Results or a report that were just published, for the sums and shares of the next sentences.",
        examples=(
            example(
                "The bank has released its half-year results. Net profit was [[$24 million]].",
                source_context="its half-year results",
            ),
        ),
        counterexamples=("The bank has released its half-year results. It has [[24]] branches.",),
        needs_parse=True,
    ),
)
