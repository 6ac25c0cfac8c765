"""Tell which full stops end no sentence: those of abbreviations, of ordinals and of initials."""

import re

from .language import Language, language

# So much before a full stop is read: no abbreviation is longer, and a line without spaces may be endless.
_REACH = 24
_LONGEST = 6
_OPENING = "([{«“„\"'‘’–—-"
# "l'env", "dell’avv": what stands before the apostrophe is another word, but "don't" and "1990's" are one.
_ELIDED = re.compile(r"[^\W\d_]+['’](?=[^\W\d_]{2})")
_WORD = re.compile(r"[^\W_]+")
# Abbreviations that a number follows, in many languages ("approx. 5 kg", "No. 5", "et al. 1998").
_BEFORE_NUMBER = re.compile(r"approx|figs?|nos?|vol|ch|sec|art|pp?|ca?|max|min|tel|ext|est|al", re.IGNORECASE)
# Roman numerals that are no words ("I said no. I left.").
_NUMBER = re.compile(r"\d|(?:[IVXLC]{2,}|[VX])\b")
_AMOUNT = re.compile(r"[$€£¥₹§#<>~±]")
# "19", "3.5", "12-14"; more digits are a year.
_ORDINAL = re.compile(r"(?:\d{1,2}\.|\d{1,3}[-–])?\d{1,3}")
_YEAR = re.compile(r"(?:\d{3,4}[-–])?\d{3,4}")
_ROMAN = re.compile(r"(?=[IVXL])L?X{0,4}(?:IX|IV|V?I{0,4})")
# "r", "J.-C", "bl.a": a letter, or letters with full stops between them.
_LETTERS = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+[^\W\d_]{1,4}|[^\W\d_]")
# In Slavic languages "r" and "l" stand for vowels: "smrt" and "trg" are words.
_SYLLABLE = re.compile(r"[^\Wrlрл][rlрл][^\Wrlрл]")
# A word without a vowel is one that was cut short ("tzw", "kl", "стр"), but an amount may end a sentence.
_CUT_SHORT = re.compile(r"[bcdfghj-np-tvwxzčćçšśşžźżđğłńňñřťďб-джзй-нп-тф-щ]{2,5}")
_UNITS = re.compile(r"[kcm]m|[km]g|ml|kr|hrs?|ft|lbs?|pt|rs|tl|zł")
# Thai sentences end without a full stop, and a letter of Arabic or Hebrew is no word.
_CASELESS = re.compile(r"(?:.*\.)?(?:[ก-ฮ]{1,4}|[א-ת]|[ء-ۓ])")


def ends_sentence(body: str, cut: int, code: str) -> bool:
    """Tell whether the full stop before a cut ends a sentence."""
    before, after = body[max(cut - _REACH, 0) : cut].rstrip(), body[cut : cut + _REACH]
    words = before.rstrip(".").split()
    token = words[-1].lstrip(_OPENING) if words else ""
    if not token or before.endswith("..") or (len(token) > _LONGEST and token.isalpha()):
        return True
    token, spoken = _ELIDED.sub("", token), language(code)
    return not (
        (body[cut - 1] == "." and _goes_on_directly(token, after))
        or _CASELESS.fullmatch(token)
        or _is_abbreviation(token, after, spoken)
        or _is_before_its_noun(token, after, spoken)
        or (_goes_on_in_lower_case(token, after, spoken) and _writes_capitals(body))
    )


def _goes_on_directly(token: str, after: str) -> bool:
    if after[0] in "º°ª,;":
        return True
    last = token.rpartition(".")[2]
    # "to a T.These" lacks a space.
    opens = after[0].isupper() and after[1:2].islower()
    return len(last) == 1 and last.isalpha() and not opens and (after[0].isalpha() or after[0] in "-‐‑")


def _is_abbreviation(token: str, after: str, spoken: Language) -> bool:
    if _is_listed(token, spoken.full_stops["always"]):
        return True
    if _is_initial(token) or _is_listed(token, spoken.full_stops["names"]):
        return _is_name(after, spoken)
    if _is_listed(token, spoken.full_stops["number"]) and _AMOUNT.match(after):
        return True
    return bool(_NUMBER.match(after)) and _is_before_a_number(token, spoken)


def _is_initial(token: str) -> bool:
    # sentencex 1.0 knows those of A to Z.
    last = token.rpartition(".")[2]
    return len(last) == 1 and last.isupper() and not last.isascii()


def _is_name(after: str, spoken: Language) -> bool:
    # "им." is also a pronoun, and a function word after it opens a sentence; "И." is an initial all the same.
    word = _WORD.match(after)
    return word is not None and (after[1:2] == "." or word[0].casefold() not in spoken.stop.union(spoken.leaning))


def _is_before_a_number(token: str, spoken: Language) -> bool:
    if _BEFORE_NUMBER.fullmatch(token) or _is_listed(token, spoken.full_stops["number"]):
        return True
    return _is_cut_short(token) and not _SYLLABLE.search(token)


def _is_cut_short(token: str) -> bool:
    return token[1:].islower() and bool(_CUT_SHORT.fullmatch(token.lower())) and not _UNITS.fullmatch(token)


def _is_listed(token: str, abbreviations: frozenset[str]) -> bool:
    # "Kb." may open a sentence, "KB." is something else.
    return token in abbreviations or token[0].lower() + token[1:] in abbreviations


def _is_before_its_noun(token: str, after: str, spoken: Language) -> bool:
    """Tell an ordinal by the noun that it stands before ("19. Jahrhundert"), which may have a capital."""
    orders = spoken.full_stops["orders"]
    roman = bool(orders) and _ROMAN.fullmatch(token)
    if roman and "kings" in orders:
        return True
    word = _WORD.match(after)
    counts = roman or _counts(token, spoken) or token in spoken.full_stops["counted"]
    return bool(counts and word and word[0] in spoken.full_stops["follows"])


def _counts(token: str, spoken: Language) -> bool:
    orders = spoken.full_stops["orders"]
    return bool(("things" in orders and _ORDINAL.fullmatch(token)) or ("years" in orders and _YEAR.fullmatch(token)))


def _goes_on_in_lower_case(token: str, after: str, spoken: Language) -> bool:
    word = _WORD.match(after)
    if not word or not word[0].islower():
        return False
    short = _LETTERS.fullmatch(token) or _ROMAN.fullmatch(token) or _is_cut_short(token)
    return bool(short or _counts(token, spoken) or _is_listed(token, spoken.full_stops["number"]))


def _writes_capitals(body: str) -> bool:
    # Who writes all in lower case opens sentences with it too; a line may open with an ordinal.
    return body[0].isdigit() or not next(filter(str.isalpha, body), "A").islower()
