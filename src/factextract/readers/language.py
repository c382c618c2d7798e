"""Which language a text is in, by its small words: enough to tell English from what is not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SAMPLE = 20_000
FEWEST = 25
"""A text of fewer words is not judged."""

SMALL_WORDS = {
    "en": (
        "the of and to in a that is was for on with as it at by from are his he be this has have had not "
        "which or were its an their they but who been will more would about after said one all than when "
        "there up"
    ),
    "de": (
        "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
        "er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder "
        "aber vor zur"
    ),
    "fr": (
        "le la les de des du et à un une en est que pour qui dans sur pas par plus au avec ce il sont mais "
        "ont aux se sa cette été elle ne ou leur comme entre être nous fait même"
    ),
    "es": (
        "el la los las de y que en un una por con para del se es no al lo su como más pero sus este ya entre "
        "cuando muy sin sobre también fue ha hasta hay donde desde todo"
    ),
    "it": (
        "il lo la i gli le di e che è un una in per con del della non si dei da al sono come più ha ma nel "
        "anche alla delle dalla questo nella degli ai sul tra dopo essere"
    ),
    "pt": (
        "o a os as de e que do da em um uma para com não por mais dos se na no como mas foi ao ele das tem à "
        "seu sua ou quando muito nos já também pelo pela até isso entre"
    ),
    "nl": (
        "de het een en van in is dat op te zijn met voor niet aan er die ook als om bij door naar maar dan "
        "heeft uit nog wordt worden over zich werd tot hij deze meer was"
    ),
    "sv": (
        "och att det som en på är av för med den till inte om ett har de i från vid så men var sig också kan "
        "under han när efter eller hade nu skulle"
    ),
    "da": (
        "og at det som en på er af for med den til ikke om et har de i fra ved så men var sig også kan under "
        "han når efter eller havde nu skulle blev"
    ),
    "pl": ("i w na z się nie że do to jest jak o od za po przez dla ale są oraz był tym już jego może które przy"),
    "tr": ("ve bir bu için ile da de olarak olan daha çok gibi sonra kadar ise en ancak değil var"),
}

LANGUAGE_NAMES = {
    **{"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese"},
    **{"nl": "Dutch", "sv": "Swedish", "da": "Danish", "pl": "Polish", "tr": "Turkish"},
}
SCRIPT_NAMES = {
    **{"CYRILLIC": "a language in Cyrillic script", "CJK": "Chinese or Japanese", "HIRAGANA": "Japanese"},
    **{"KATAKANA": "Japanese", "HANGUL": "Korean", "ARABIC": "a language in Arabic script", "HEBREW": "Hebrew"},
    **{"GREEK": "Greek", "DEVANAGARI": "a language in Devanagari script", "THAI": "Thai", "BENGALI": "Bengali"},
}


def name_other_language(text: str) -> str | None:
    """Name the language of a text that is not English, as far as it shows; None for English and for a few words."""
    sample = text[:SAMPLE]
    if (script := name_script(sample)) is not None:
        return script
    words = [word.lower() for word in WORD.findall(sample)]
    if len(words) < FEWEST:
        return None
    counts = Counter(words)
    shares = {code: sum(counts[word] for word in small.split()) / len(words) for code, small in SMALL_WORDS.items()}
    best = max(shares, key=lambda code: shares[code])
    if best != "en" and shares[best] > 0.12 and shares[best] > shares["en"] * 1.3:
        return LANGUAGE_NAMES[best]
    return None


def name_script(sample: str) -> str | None:
    """Name the script of a text whose letters are mostly not Latin; None for a Latin one."""
    letters = [character for character in sample[:4000] if character.isalpha()]
    foreign = [letter for letter in letters if ord(letter) > 0x24F]
    if len(letters) < FEWEST or len(foreign) * 2 < len(letters):
        return None
    scripts = Counter(unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0] for letter in foreign)
    return SCRIPT_NAMES.get(scripts.most_common(1)[0][0], "another script")
