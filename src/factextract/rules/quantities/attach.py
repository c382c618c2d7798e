"""What stands at a number: a sign of money before it, a unit, a percent sign or a factor word behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal, TypeAlias

from factextract.lexicon import load_lexicon
from factextract.rules.mentions import Numeral
from factextract.rules.quantities.desk import Desk
from factextract.values.currencies import FAMILY_OF_WORD, Currency, families, find_currency, sign_before
from factextract.values.units import find_unit

AttachmentKind: TypeAlias = Literal[
    "percentage",
    "percentage_point",
    "basis_point",
    "points",
    "currency",
    "measurement",
    "duration",
    "age",
    "times",
    "fold",
]
HYPHENS = ("-", "\u2010", "\u2011")
DASHES = (*HYPHENS, "–", "—", "−")
NEEDS_SCALE = frozenset(
    {"won", "real", "rand", "sol", "som", "dram", "lei", "lev", "sen", "dong", "taka", "kuna", "lari", "crown"}
)
"""Names of money that are also plain words: they need an amount of a thousand or more."""
UNIT_LETTERS = {
    "m": "metre",
    "t": "tonne",
    "l": "litre",
    "L": "litre",
    "g": "gram",
    "C": "degree Celsius",
    "F": "degree Fahrenheit",
    "W": "watt",
}
TEMPERATURE_WORDS = frozenset(
    [
        "temperature",
        "temperatures",
        "heat",
        "heatwave",
        "hot",
        "hottest",
        "cold",
        "coldest",
        "cool",
        "cooler",
        "warm",
        "warmer",
        "warming",
        "warmest",
        "celsius",
        "fahrenheit",
        "mercury",
        "weather",
        "degrees",
        "frost",
        "freezing",
        "thermometer",
        "thermometers",
        "climate",
        "summer",
        "winter",
        "low",
        "high",
        "forecast",
        "forecasters",
        "chill",
        "oven",
    ]
)
LETTER_NAMES = {
    "K": frozenset({"kwacha", "zambia", "zambian", "lusaka"}),
    "N": frozenset({"naira", "nigeria", "lagos", "abuja"}),
    "R": frozenset({"rand", "rands", "johannesburg", "pretoria"}),
    "P": frozenset({"peso", "pesos", "philippine", "manila"}),
    "Sh": frozenset({"shillings", "kenya", "nairobi"}),
    "Fr": frozenset({"francs"}),
    "Re": frozenset({"rupee", "rupees"}),
}
"""Words by which an article shows that a letter before a number is its country's money."""
RANGE_LETTERS = {"C": (Decimal(-95), Decimal(2000)), "F": (Decimal(-130), Decimal(3000))}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A unit, a sign or a factor word that belongs to a number."""

    kind: AttachmentKind
    start: int
    end: int
    rule: str
    unit: str | None = None
    part: Decimal = Decimal(1)
    """What one of it counts in the unit: a pence is 0.01 GBP."""
    family: str | None = None
    """The currencies that share the word or sign."""
    hyphened: bool = False
    """Whether it hangs at the number by a hyphen: `10-year`."""


class Attacher:
    """Reads what stands at the numbers of one text; made for one reading."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lexemes = desk.lexemes
        self.text = desk.text

    @cached_property
    def article_words(self) -> frozenset[str]:
        """Give the lower-case words of the article."""
        return frozenset(lexeme.lower for lexeme in self.lexemes.items if lexeme.kind == "word")

    @cached_property
    def temperature_scale(self) -> str:
        """Give the scale of bare degrees: what the article itself writes, else Celsius."""
        if re.search(r"\d\s?(?:°\s?F\b|F\b)|[Ff]ahrenheit", self.text) and not re.search(
            r"\d\s?(?:°\s?C\b|C\b)|[Cc]elsius|centigrade", self.text
        ):
            return "degree Fahrenheit"
        return "degree Celsius"

    def money_before(self, numeral: Numeral) -> Attachment | None:
        """Read a sign or code of money right before a number: `$`, `US$`, `Rs`, `EUR `; a minus may stand before it."""
        found = sign_before(self.text, numeral.start)
        if found is None:
            return None
        start, currency = found
        sign = self.text[start : numeral.start].strip()
        if sign.isalpha() and len(sign) <= 2 and not self.letters_are_money(sign, numeral, start):
            return None
        part = currency.part
        if self.text[start - 1 : start] in ("-", "−") and (
            start < 2 or self.text[start - 2].isspace() or self.text[start - 2] in "(["
        ):
            start, part = start - 1, -part
        return Attachment(
            "currency", start, numeral.end, "quantities.money_before", currency.code, part, currency.family
        )

    def magnitude_before(self, numeral: Numeral) -> Attachment | None:
        """Read `magnitude 7.2` and `magnitude-7.2`: the word is the unit, the span the number."""
        if numeral.kind != "cardinal" or not 0 < numeral.value < 11:
            return None
        quake = re.match(
            r"\s(?:\w+\s)?(?:earthquake|quake|aftershock|tremor|temblor)s?\b", self.text[numeral.end : numeral.end + 24]
        )
        if quake and numeral.digits and numeral.value % 1:
            return Attachment("measurement", numeral.start, numeral.end, "quantities.magnitude", "magnitude")
        if (
            re.search(
                r"\b[Mm]agnitude(?:[-\s]|\sof\s(?:about\s|at\sleast\s)?)\Z",
                self.text[max(0, numeral.start - 24) : numeral.start],
            )
            is None
        ):
            return None
        return Attachment("measurement", numeral.start, numeral.end, "quantities.magnitude", "magnitude")

    def letters_are_money(self, sign: str, numeral: Numeral, start: int) -> bool:
        """Whether one or two letters before a number are a sign of money (`R450m`, `Rs 500`) and no name (`R2`)."""
        if sign in load_lexicon("currencies")["sure_signs"]["words"]:
            return True
        glued = start + len(sign) == numeral.start
        grouped = "," in self.text[numeral.start : numeral.end] or numeral.scale > 1
        named = bool(self.article_words & LETTER_NAMES.get(sign, frozenset()))
        if sign == "K":
            return glued and named
        return (glued or sign in ("SR", "QR", "Dh", "Sh", "KD", "BD")) and (grouped or named)

    def behind(self, numeral: Numeral) -> Attachment | None:
        """Read what stands behind a number."""
        k = self.desk.after_index(numeral)
        hyphened = False
        magnitude = self.magnitude_before(numeral)
        if magnitude is not None:
            return magnitude
        if not self.lexemes.follows(k):
            return None
        while self.lexemes.at(k).text in DASHES[:3] and self.lexemes.at(k).glued and self.lexemes.at(k + 1).glued:
            hyphened = True
            k += 1
        if (
            self.lexemes.at(k).text == "–"
            and self.lexemes.at(k).glued
            and self.lexemes.at(k + 1).glued
            and self.lexemes.at(k + 1).kind == "word"
        ):
            hyphened = True
            k += 1
        if numeral.kind == "fraction" or (
            numeral.kind == "cardinal" and numeral.value % 1 and self.lexemes.low(k) == "of"
        ):
            k = self.skip_article(k)
        if hyphened and self.lexemes.low(k) in ("a", "of"):
            return None
        for read in (
            self.read_percent,
            self.read_points,
            self.read_age,
            self.read_times,
            self.read_money,
            self.read_unit,
        ):
            attachment = read(numeral, k, hyphened)
            if attachment is not None:
                return attachment
        return None

    def skip_article(self, k: int) -> int:
        """Pass over `a`, `of a`, `an` behind a fraction: `half a percentage point`, `0.8 of a point`."""
        if self.lexemes.low(k) == "of" and self.lexemes.low(k + 1) in ("a", "an", "one"):
            return k + 2
        if self.lexemes.low(k) in ("a", "an"):
            return k + 1
        return k

    def make(
        self,
        kind: AttachmentKind,
        numeral: Numeral,
        last: int,
        rule: str,
        *,
        hyphened: bool = False,
        unit: str | None = None,
        part: Decimal = Decimal(1),
        family: str | None = None,
    ) -> Attachment:
        """Make an attachment that ends with lexeme `last`."""
        return Attachment(
            kind, numeral.start, self.lexemes.at(last).end, f"quantities.{rule}", unit, part, family, hyphened
        )

    def read_percent(self, numeral: Numeral, k: int, hyphened: bool) -> Attachment | None:
        """Read percent, percentage points and basis points."""
        low, last = self.lexemes.low(k), k
        if low in ("%", "％", "percent", "pct", "pc", "percentage", "percents"):
            if low == "pc" and (self.lexemes.at(k).text != "pc" or self.lexemes.low(k + 1) in ("game", "gaming")):
                return None
        elif low == "per" and self.lexemes.low(k + 1) == "cent" and self.lexemes.follows(k + 1):
            last = k + 1
        elif low == "per" and self.lexemes.low(k + 1) == "-" and self.lexemes.low(k + 2) == "cent":
            last = k + 2
        elif low in ("pp", "ppt", "ppts", "pps") and self.lexemes.at(k).text.islower():
            return self.make(
                "percentage_point", numeral, k, "point_abbreviation", unit="percentage_point", hyphened=hyphened
            )
        elif low == "basis" and self.lexemes.low(self.over_hyphen(k + 1)) in ("point", "points"):
            return self.make(
                "basis_point", numeral, self.over_hyphen(k + 1), "basis_points", unit="basis_point", hyphened=hyphened
            )
        elif low in ("bp", "bps", "bpts") and not (low == "bp" and self.lexemes.at(k).text == "BP"):
            return self.make("basis_point", numeral, k, "basis_points", unit="basis_point", hyphened=hyphened)
        else:
            return None
        behind = self.over_hyphen(last + 1)
        if self.lexemes.low(behind) in ("point", "points", "pts") and self.lexemes.follows(behind):
            return self.make(
                "percentage_point", numeral, behind, "percentage_points", unit="percentage_point", hyphened=hyphened
            )
        if low == "percentage":
            return None
        rule = "percent_sign" if low in ("%", "％") else "percent_word"
        return self.make("percentage", numeral, last, rule, unit="percent", hyphened=hyphened)

    def over_hyphen(self, k: int) -> int:
        """Give the index behind a hyphen at `k`, or `k`."""
        return (
            k + 1 if self.lexemes.low(k) in HYPHENS and self.lexemes.at(k).glued and self.lexemes.at(k + 1).glued else k
        )

    def read_points(self, numeral: Numeral, k: int, hyphened: bool) -> Attachment | None:
        """Read bare points: of what kind is decided later, by the words around."""
        if self.lexemes.low(k) in ("point", "points", "pts") and self.lexemes.follows(k):
            return self.make("points", numeral, k, "points", hyphened=hyphened)
        return None

    def read_age(self, numeral: Numeral, k: int, hyphened: bool) -> Attachment | None:
        """Read `15-year-old`, `67 years old`, `six months of age`."""
        unit = find_unit(self.lexemes.low(k))
        if unit is None or unit.name not in ("year", "month", "week", "day", "hour"):
            return None
        behind = self.over_hyphen(k + 1)
        if self.lexemes.low(behind) in ("old", "olds") and self.lexemes.follows(behind):
            return self.make("age", numeral, behind, "age_old", unit=unit.name, hyphened=hyphened)
        if self.lexemes.low(k + 1) == "of" and self.lexemes.low(k + 2) == "age":
            return self.make("age", numeral, k + 2, "age_of_age", unit=unit.name, hyphened=hyphened)
        return None

    def read_times(self, numeral: Numeral, k: int, hyphened: bool) -> Attachment | None:
        """Read the factor words: `three times`, `1.5-fold`, `10x`."""
        low = self.lexemes.low(k)
        if low == "times" or (low == "time" and hyphened and self.lexemes.low(k + 1) in ("more", "the")):
            return self.make("times", numeral, k, "times", hyphened=hyphened)
        if low == "fold" or (low.endswith("fold") and low in ("fold",)):
            return self.make("fold", numeral, k, "fold", hyphened=hyphened)
        if low in ("x", "×") and self.lexemes.at(k).glued and not self.lexemes.at(k + 1).glued and not hyphened:
            return self.make("fold", numeral, k, "times_sign")
        return None

    def read_money(self, numeral: Numeral, k: int, hyphened: bool) -> Attachment | None:
        """Read money behind a number.

        `yuan`, `US dollars`, `Danish kroner`, `p`, `euro cents`, `EUR`, `billions of dollars`.
        """
        if numeral.kind == "vague" and self.lexemes.low(k) == "of":
            k += 1
        lexeme = self.lexemes.at(k)
        if not self.lexemes.follows(k):
            return None
        if lexeme.text in ("p", "c") and not hyphened:
            return self.read_small_money(numeral, k)
        if lexeme.kind == "sign" and self.lexemes.at(k + 1).glued and self.lexemes.at(k + 1).kind == "number":
            return None
        dotted = re.match(
            r"(?:U\.S\.|U\.K\.)\s(?:dollars?|cents?|pounds?)\b", self.text[lexeme.start : lexeme.start + 16]
        )
        if dotted is not None:
            code, part = (
                ("USD" if dotted[0].startswith("U.S") else "GBP"),
                Decimal("0.01") if "cent" in dotted[0] else Decimal(1),
            )
            return Attachment(
                "currency", numeral.start, lexeme.start + dotted.end(), "quantities.money_after", code, part
            )
        for count in (3, 2, 1):
            last = k + count - 1
            if count > 1 and not all(self.lexemes.follows(j) for j in range(k + 1, last + 1)):
                continue
            surface = self.text[lexeme.start : self.lexemes.at(last).end]
            if len(surface) > 30 or not self.lexemes.at(last).end:
                continue
            currency = self.name_of_money(" ".join(surface.split()).replace("-", " "))
            if currency is None and count > 1 and self.lexemes.low(last) in FAMILY_OF_WORD:
                currency = self.adjective_money(k, last)
            if currency is None or not self.is_money_name(numeral, surface, last):
                continue
            return self.make(
                "currency",
                numeral,
                last,
                "money_after",
                unit=currency.code,
                part=currency.part,
                family=currency.family,
                hyphened=hyphened,
            )
        return None

    def name_of_money(self, surface: str) -> Currency | None:
        """Give the currency that a name means; a sign or a code in letters only as written."""
        if len(surface) == 1 and surface.isalpha():
            return None
        if (
            surface.isalpha()
            and len(surface) <= 3
            and not surface.isupper()
            and surface.lower() not in ("yen", "won", "lei", "leu", "lev", "sol")
        ):
            return find_currency(surface) if surface in ("kr", "Kč", "zł", "Ft", "Tk") else None
        return find_currency(surface)

    def adjective_money(self, first: int, last: int) -> Currency | None:
        """Give the currency of a name behind an adjective that is part of it (`New Zealand dollars`)."""
        family = FAMILY_OF_WORD[self.lexemes.low(last)]
        words = " ".join(self.lexemes.low(j) for j in range(first, last)).replace("u . s .", "u.s.")
        code = families().get(family, {}).get(words)
        return None if code is None else Currency(code)

    def is_money_name(self, numeral: Numeral, surface: str, last: int) -> bool:
        """Whether a name that is also a plain word stands for money here."""
        low = surface.lower()
        if low in NEEDS_SCALE and abs(numeral.value) < 1000:
            return False
        if low in ("pound", "pounds"):
            return not self.pounds_weigh(numeral, last)
        return low not in ("sterling",)

    def pounds_weigh(self, numeral: Numeral, last: int) -> bool:
        """Whether pounds are weight here: the article writes no £, and says what weighs, or writes dollars."""
        words = self.desk.sentence_words(numeral.start)
        if self.lexemes.low(last + 1) == "per" or (numeral.scale >= 1000 and "£" in self.text):
            return False
        weight = words & {
            "weigh",
            "weighs",
            "weighed",
            "weighing",
            "weight",
            "heavy",
            "ounce",
            "ounces",
            "lighter",
            "heavier",
            "lbs",
        }
        if weight or re.search(
            r"(?:kg|kilograms?|kilos?|tonnes?|grams?)\s?\(\Z", self.text[max(0, numeral.start - 12) : numeral.start]
        ):
            return True
        return (
            "£" not in self.text
            and "$" in self.text
            and not (self.article_words & {"sterling", "britain", "british", "london", "uk"})
        )

    def read_small_money(self, numeral: Numeral, k: int) -> Attachment | None:
        """Read `8p` and `50c`: glued to the number, and no page, no time of day."""
        lexeme = self.lexemes.at(k)
        after = self.lexemes.at(k + 1)
        if (
            not lexeme.glued
            or numeral.scale > 1
            or (after.text == "." and after.glued and self.lexemes.low(k + 2) == "m")
        ):
            return None
        if after.glued and after.kind != "sign":
            return None
        currency = find_currency(lexeme.text)
        assert currency is not None
        return self.make(
            "currency", numeral, k, "money_pence", unit=currency.code, part=currency.part, family=currency.family
        )

    def read_unit(self, numeral: Numeral, k: int, hyphened: bool) -> Attachment | None:
        """Read a unit of measure or of time behind a number, the longest spelling first."""
        lexeme = self.lexemes.at(k)
        if not self.lexemes.follows(k) or lexeme.kind == "number":
            return None
        if numeral.kind == "vague" and lexeme.lower == "of":
            k += 1
            lexeme = self.lexemes.at(k)
        if lexeme.lower in ("bpd", "b") and (
            lexeme.lower == "bpd" or self.text[lexeme.start : lexeme.start + 3].lower() == "b/d"
        ):
            last = k if lexeme.lower == "bpd" else k + 2
            return self.make("measurement", numeral, last, "barrels_per_day", unit="barrel", hyphened=hyphened)
        for last in range(min(k + 6, len(self.lexemes)) - 1, k - 1, -1):
            if any(not self.lexemes.follows(j) for j in range(k + 1, last + 1)):
                continue
            surface = self.text[lexeme.start : self.lexemes.at(last).end]
            if len(surface) > 32 or surface[-1] in HYPHENS:
                continue
            unit = find_unit(surface) or (find_unit(surface.replace("-", " ")) if "-" in surface else None)
            if (
                unit is not None
                and " per " in unit.name
                and not re.search(r"\b(?:hour|second|gallon|million|billion)$", unit.name)
                and surface not in ("psi", "ppm", "ppb", "Mbps", "Gbps", "mbps")
            ):
                continue
            if unit is None or not self.is_unit_here(numeral, k, last, surface, hyphened):
                continue
            name = unit.name
            if name == "degree":
                name = "degree" if not self.are_temperature_degrees(numeral, last) else self.temperature_scale
            return self.make(
                unit.kind,
                numeral,
                last,
                "duration" if unit.kind == "duration" else "measurement",
                unit=name,
                hyphened=hyphened,
            )
        return self.read_unit_letter(numeral, k, hyphened)

    def is_unit_here(self, numeral: Numeral, k: int, last: int, surface: str, hyphened: bool) -> bool:
        """Whether a spelling stands for a unit here, and is no other word, nor half of one."""
        after = self.lexemes.at(last + 1)
        if after.glued and after.kind in ("word", "number") and surface[-1].isalnum():
            return False
        if (
            after.text in HYPHENS
            and after.glued
            and self.lexemes.at(last + 2).glued
            and not hyphened
            and self.lexemes.at(k).glued is False
        ) and self.lexemes.low(last + 2) not in ("long", "high", "deep", "wide", "tall", "old", "thick", "square"):
            return False
        low = surface.lower()
        if low in ("second", "sec", "min") and not hyphened and numeral.kind != "fraction":
            return (numeral.value == 1 and low != "second") or low != "second"
        if (
            numeral.value == 1
            and self.text[numeral.start : numeral.end].lower() == "one"
            and low in ("day", "night", "year", "month", "week", "hour", "minute")
            and not hyphened
        ):
            before = self.desk.words_before(numeral.start, 2)
            return bool(before) and before[-1] in (
                "for",
                "in",
                "within",
                "lasted",
                "lasting",
                "least",
                "than",
                "about",
                "just",
                "only",
                "took",
                "takes",
                "nearly",
                "almost",
                "over",
                "under",
                "every",
                "of",
                "to",
                "up",
                "last",
                "lasts",
                "and",
                "or",
            )
        if low in ("quarter", "quarters", "season", "seasons", "night", "nights", "weekend", "weekends"):
            return self.counts_as_duration(numeral, low, last)
        if low == "foot" and not hyphened and numeral.value != 1:
            return self.lexemes.at(k).kind == "word" and (after.kind == "number" or numeral.digits)
        if low in ("yard", "mile", "stone") and not hyphened and numeral.value > 1 and low != "stone":
            return after.text in ("-",) or False
        if low == "pounds" or low == "pound":
            return self.pounds_weigh(numeral, last)
        if surface in (
            "ha",
            "mt",
            "ins",
            "mi",
            "cc",
            "cl",
            "kt",
            "Mt",
            "Gt",
            "hp",
            "nm",
            "MP",
            "TB",
            "PB",
            "l",
            "L",
            "g",
            "W",
        ):
            if surface in ("l", "L", "g", "W"):
                return False
            return numeral.digits or numeral.scale > 1
        return numeral.kind != "ordinal"

    def counts_as_duration(self, numeral: Numeral, low: str, last: int) -> bool:
        """Whether quarters, seasons and nights measure a time here: `five consecutive quarters`, `three nights of`."""
        del low
        before = self.desk.words_before(numeral.start, 2)
        return (
            bool(before)
            and before[-1] in ("for", "lasted", "lasting", "last", "after", "of", "over", "spanning")
            and numeral.value > 1
        )

    def are_temperature_degrees(self, numeral: Numeral, last: int) -> bool:
        """Whether bare degrees are of heat, not of an angle or of kinship."""
        after = self.lexemes.low(last + 1)
        if after in ("north", "south", "east", "west", "angle", "latitude", "longitude", "turn", "view", "rotation"):
            return False
        words = self.desk.sentence_words(numeral.start)
        if words & {
            "angle",
            "view",
            "slope",
            "tilt",
            "rotate",
            "rotated",
            "slopes",
            "steep",
            "gradient",
            "tilted",
            "longitude",
            "latitude",
            "incline",
        } and not words & TEMPERATURE_WORDS - {"degrees", "high", "low"}:
            return False
        return not (
            numeral.value in (90, 180, 360, 720)
            and not self.desk.sentence_words(numeral.start) & TEMPERATURE_WORDS - {"degrees", "high", "low"}
        )

    def read_unit_letter(self, numeral: Numeral, k: int, hyphened: bool) -> Attachment | None:
        """Read a unit of one letter, only right behind digits and only where it makes sense."""
        lexeme = self.lexemes.at(k)
        letter = lexeme.text
        if letter not in UNIT_LETTERS or not numeral.digits:
            return None
        after = self.lexemes.at(k + 1)
        if after.glued and (after.kind != "sign" or after.text in ("&", "/")):
            return None
        if letter in ("C", "F"):
            low, high = RANGE_LETTERS[letter]
            weather = bool(self.desk.sentence_words(numeral.start) & TEMPERATURE_WORDS)
            spaced_ok = weather or (lexeme.glued and (letter == "C" or numeral.value >= 20))
            if not (low <= numeral.value <= high and spaced_ok) or numeral.scale > 1 or hyphened:
                return None
            return self.make("measurement", numeral, k, "temperature_letter", unit=UNIT_LETTERS[letter])
        if not (lexeme.glued or hyphened):
            return None if letter not in ("m", "t", "l") else self.spaced_letter(numeral, k)
        if letter == "g" and self.text[numeral.end : numeral.end + 1] == "g" and numeral.value < 5:
            return None
        if letter == "t" and numeral.scale == 1 and numeral.value < 1 and not after.end:
            return None
        return self.make("measurement", numeral, k, "unit_letter", unit=UNIT_LETTERS[letter], hyphened=hyphened)

    def spaced_letter(self, numeral: Numeral, k: int) -> Attachment | None:
        """Read `200 m` and `5 t`: one letter behind a blank, where no name goes on."""
        after = self.lexemes.at(k + 1)
        letter = self.lexemes.at(k).text
        if after.text == "." and after.glued and self.lexemes.at(k + 2).glued:
            return None
        return self.make("measurement", numeral, k, "unit_letter", unit=UNIT_LETTERS[letter])
