"""What each numeral rule reads, with the examples that prove it."""

from __future__ import annotations

from factextract.rules.rule import Rule, RuleBook, example

RULES = RuleBook(
    Rule(
        "numerals.digits",
        "A whole number in digits, in any press grouping, with its scale word or sign.",
        (
            example("The mill employs [[1,204]] people.", value="1204"),
            example("It drew [[1 234 567]] visits.", value="1234567"),
            example("Some [[12,34,567]] ballots were printed.", value="1234567"),
            example("A crowd of [[20k]] came.", value="20000"),
            example("They raised [[500 crore]] in a day.", value="5000000000"),
            example("The low was [[−3]] at dawn.", value="-3"),
            example("They counted [[１２]] boats.", value="12"),
            example("A budget of $[[3bn]] was passed.", value="3000000000"),
        ),
        ("No digits stand in this sentence.",),
    ),
    Rule(
        "numerals.decimal",
        "A number in digits with a decimal part.",
        (
            example("The rate is [[4.25]] now.", value="4.25"),
            example("It sold [[1.59 million]] copies.", value="1590000"),
            example("Turnover was [[1.234,56]] euros.", value="1234.56"),
            example("Prices rose [[0,5]]% in May.", value="0.5"),
            example("Some [[3.02 lakh crore]] was owed.", value="3020000000000"),
            example("It rose [[.5]] points.", value="0.5"),
        ),
    ),
    Rule(
        "numerals.words",
        "A whole number in words, with `a` where it is the number one.",
        (
            example("[[Twenty-one]] ships sailed.", value="21"),
            example("He paid [[one hundred and five]] men.", value="105"),
            example("It has [[a dozen]] rooms.", value="12"),
            example("It cost [[a million]] to mend.", value="1000000"),
            example("They sold [[three dozen]] eggs.", value="36"),
            example(
                "It took [[one million, two hundred and thirty-four thousand, five hundred and six]] bricks.",
                value="1234506",
            ),
            example("There were [[zero]] cases.", value="0"),
        ),
        ("An able crew sailed.",),
    ),
    Rule(
        "numerals.mixed_words",
        "A whole number and a fraction in words.",
        (
            example("It lost [[two and a half million]] readers.", value="2500000"),
            example("It lasted [[one and a half]] hours.", value="1.5"),
            example("She slept [[two and three-quarters]] hours.", value="2.75"),
        ),
    ),
    Rule(
        "numerals.decimal_words",
        "A decimal in words.",
        (example("Growth was [[three point five]] percent.", value="3.5"),),
    ),
    Rule(
        "numerals.minus",
        "A number behind the word minus or negative; behind a noun the word subtracts, and is no sign.",
        (example("It fell to [[minus ten]] overnight.", value="-10"), example("The low was [[minus 3]].", value="-3")),
        ("They got last year's grant minus 15 percent.",),
    ),
    Rule(
        "numerals.mixed_fraction",
        "A whole number in digits with a fraction behind it.",
        (
            example("The walk took [[1½]] hours.", value="1.5"),
            example("It is [[2 1/2]] inches thick.", value="2.5"),
            example("They raised [[3½ million]] in May.", value="3500000"),
        ),
    ),
    Rule(
        "numerals.vulgar_fraction",
        "A fraction in one character.",
        (example("The bank moved by a [[½]]-point.", value="0.5"), example("About [[¾]] of them left.", value="0.75")),
    ),
    Rule(
        "numerals.slash_fraction",
        "A fraction in digits with a slash, in the denominators of the press.",
        (example("Profits rose [[1/3]] last year.", value="0.3333"), example("Fill it [[3/4]] full.", value="0.75")),
        ("The 9/11 attacks changed that.", "They offered odds of 7/2.", "It happened on 12/25/2019."),
    ),
    Rule(
        "numerals.fraction_half",
        "The word half.",
        (example("[[Half]] of the fleet sailed.", value="0.5"),),
        ("The first halftime show was short.",),
    ),
    Rule(
        "numerals.fraction_words",
        "A fraction in words, with `a` where it is the number one.",
        (
            example("[[A third]] of voters stayed home.", value="0.3333"),
            example("[[Two-thirds]] of the piles stand.", value="0.6667"),
            example("Deaths fell by [[a fifth]].", value="0.2"),
            example("[[Three quarters]] of homes were lit.", value="0.75"),
        ),
        ("A third man was held.",),
    ),
    Rule(
        "numerals.fraction_bare",
        "A fraction word without an article before `of`.",
        (example("It takes in [[quarter]] of the trade.", value="0.25"),),
        ("The third of the four talks failed.",),
    ),
    Rule(
        "numerals.fraction_of_scale",
        "A fraction of a scale word: a whole number.",
        (
            example("[[Half a million]] people fled.", value="500000"),
            example("[[Three-quarters of a million]] homes lost power.", value="750000"),
            example("She bought [[a half-dozen]] eggs.", value="6"),
            example("[[A quarter of a million]] came.", value="250000"),
        ),
    ),
    Rule(
        "numerals.vague_plural",
        "A plural scale word that stands for an unknown number.",
        (
            example("[[Dozens]] of homes burnt.", value="12"),
            example("[[Hundreds of thousands]] marched.", value="100000"),
            example("It will cost [[millions]].", value="1000000"),
            example("[[Scores]] of trees fell.", value="20"),
        ),
        ("Test scores rose.",),
    ),
    Rule(
        "numerals.vague_scale",
        "A scale behind a vague word.",
        (
            example("[[Several hundred]] fans waited.", value="100"),
            example("[[A few thousand]] stayed.", value="1000"),
            example("[[Many thousands]] are missing.", value="1000"),
        ),
    ),
    Rule(
        "numerals.vague_word",
        "A vague word that states no number.",
        (example("[[Several]] towns flooded.", value="0"), example("A [[couple]] of shops closed.", value="0")),
    ),
    Rule(
        "numerals.multiple_word",
        "A word that is a factor by itself.",
        (
            example("Sales [[doubled]] in May.", value="2"),
            example("It is [[twice]] the size.", value="2"),
            example("Output [[halved]].", value="0.5"),
            example("A [[threefold]] rise followed.", value="3"),
        ),
    ),
    Rule(
        "numerals.ordinal_digits",
        "An ordinal in digits.",
        (example("She came [[12th]] overall.", value="12"), example("The [[1,000th]] visitor won.", value="1000")),
    ),
    Rule(
        "numerals.ordinal_words",
        "An ordinal in words.",
        (example("She came [[twenty-first]].", value="21"), example("It was the [[third]] fire.", value="3")),
    ),
    Rule(
        "numerals.bare_word",
        "A listed word that states nothing by itself: a row of the ledger, never a claim.",
        (example("Sales fell in the last [[quarter]].", value="0.25"),),
    ),
    Rule(
        "numerals.code",
        "Digits whose marks fit no number: a version, an address.",
        (example("Update to version [[10.2.1]] now.", value="0"),),
        ("It costs 10.21 euros.",),
    ),
)
