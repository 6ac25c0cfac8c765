"""Know a language's function words, and detect which language a text is in."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unicodedata import name as unicode_name

# Function words are so frequent that some thousand characters of running text decide; more only costs time.
SAMPLE = 20_000
DEFAULT = "en"
_SCRIPTS = {
    "KANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "GREEK": "el",
    "HEBREW": "he",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "BENGALI": "bn",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "SINHALA": "si",
    "ETHIOPIC": "am",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
    "TIBETAN": "bo",
}
# A letter of a script without case says as much as several Latin ones: names in Latin letters don't outvote it.
_UNCASED = 3
# A Japanese text has kana in every sentence; a Chinese one has at most a few, in names.
_KANA_SHARE = 0.1
# A letter that only one of the languages of a script has tells less than a function word: names are borrowed.
_LETTER = 0.5
# What is told of full stops: abbreviations, what ordinals count, and words that they and `counted` stand before.
_FULL_STOPS = ("always", "names", "number", "orders", "counted", "follows")
# Most languages without data write their ordinals with a full stop, as Croatian and Estonian do.
_UNKNOWN = {"always": "dr prof sv šv ul npr tzv डॉ", "orders": "things years", "counted": "pr", "follows": "Kr FC"}
_MOST_SPOKEN = ("en", "es", "fr", "pt", "ar", "ru", "id", "de", "tr", "it", "vi", "pl", "uk", "nl", "sv")


@dataclass(frozen=True, slots=True)
class Language:
    """Hold what is known of a language: an unknown one has no stop words and no stemmer."""

    code: str
    stop: frozenset[str]
    leaning: tuple[str, ...]
    hanging: frozenset[str]
    ahead: frozenset[str]
    letters: str
    particles: frozenset[str]
    between: frozenset[str]
    determiners: frozenset[str]
    counters: frozenset[str]
    stemmer: str | None
    irregular: Mapping[str, str]
    asks: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, frozenset[str]]
    cues: Mapping[str, frozenset[str]]
    defining: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, str]
    counting: Mapping[str, str]
    talk: Mapping[str, str]
    questioning: Mapping[str, tuple[str, ...]]
    following: Mapping[str, tuple[str, ...]]
    full_stops: Mapping[str, frozenset[str]]
    persons: Mapping[str, frozenset[str]]


@cache
def language(code: str) -> Language:
    """Give the data of a language by its code; `pt-BR` is looked up as `pt`."""
    return load(code)


def load(code: str) -> Language:
    """Read the data of a language anew, for who needs a little of every one: to keep them all takes 1 MB."""
    base = code.split("-")[0].lower()
    file = Path(__file__).parent / "languages" / f"{base}.toml"
    data = tomllib.loads(file.read_text("utf-8")) if base.isalpha() and file.is_file() else {}
    full_stops = data.get("full_stops", {}) if data else _UNKNOWN
    return Language(
        code=base,
        stop=frozenset(form for word in data.get("stop", "").split() for form in (word, word.casefold())),
        leaning=tuple(data.get("leaning", "").split()),
        hanging=frozenset(data.get("hanging", "").split()),
        ahead=frozenset(data.get("ahead", "").split()),
        letters=data.get("letters", ""),
        particles=frozenset(data.get("particles", "")),
        between=frozenset(data.get("between", "").split()),
        determiners=frozenset(data.get("determiners", "").split()),
        counters=frozenset(data.get("counters", "")),
        stemmer=data.get("stemmer"),
        irregular={form: lemma for lemma, row in data.get("irregular", {}).items() for form in row.split()},
        asks={kind: tuple(row.split()) for kind, row in data.get("asks", {}).items()},
        nouns=_sets(data, "nouns"),
        cues=_sets(data, "cues"),
        defining=_rows(data, "defining"),
        numbers=_digits(data, "numbers"),
        counting=_digits(data, "counting"),
        talk=data.get("talk", {}),
        questioning=_rows(data, "questioning"),
        following=_rows(data, "following"),
        full_stops={key: frozenset(full_stops.get(key, "").split()) for key in _FULL_STOPS},
        persons=_sets(data, "persons"),
    )


def _digits(data: Mapping[str, Mapping[str, str]], table: str) -> dict[str, str]:
    return {word: digits for digits, row in data.get(table, {}).items() for word in row.split()}


def _sets(data: Mapping[str, Mapping[str, str]], table: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(row.split()) for name, row in data.get(table, {}).items()}


def _rows(data: Mapping[str, Mapping[str, str]], table: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(row.casefold().split()) for name, row in data.get(table, {}).items()}


@cache
def known() -> tuple[str, ...]:
    """List the codes of the languages that have data."""
    folder = Path(__file__).parent / "languages"
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def codes() -> tuple[str, ...]:
    """List the codes that an article may name: the languages that have data, and those of a script of their own."""
    return tuple(sorted({*known(), *_SCRIPTS.values()}))


def detect(text: str) -> str:
    """Name the language of a text: by its script, and by its function words where several share the script."""
    sample = text[:SAMPLE]
    found = script(sample)
    return _SCRIPTS.get(found) or ("zh" if found == "CJK" else _by_function_words(sample, found))


def script(text: str) -> str:
    """Name the script that most of a text is written in: KANA for Japanese, CJK for Chinese, "" for none."""
    if text.isascii():
        return "LATIN" if any(map(str.isalpha, text)) else ""
    scripts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        scripts[_script(char)] += count * (1 if char.lower() != char.upper() else _UNCASED)
    del scripts[""]
    kana = scripts.pop("HIRAGANA", 0) + scripts.pop("KATAKANA", 0)
    scripts["CJK"] += kana
    most = max(scripts, key=lambda name: scripts[name])
    if not scripts[most]:
        return ""
    return "KANA" if most == "CJK" and kana > _KANA_SHARE * scripts[most] else most


@cache
def own_script(code: str) -> str:
    """Name the script of a language by its function words; "" for an unknown language."""
    return script("".join(language(code).stop))


@cache
def _script(char: str) -> str:
    return unicode_name(char, "").split(" ")[0] if char.isalpha() else ""


def spoken_most(code: str) -> int:
    """Give the place of a language that has data by its speakers: of sisters the larger is the better guess."""
    return (*_MOST_SPOKEN, *known()).index(code)


def _fits(spoken: Language, words: Counter[str], letters: Counter[str]) -> float:
    own = sum(letters[letter] for letter in spoken.letters)
    return sum(words[word] for word in words.keys() & spoken.stop) + _LETTER * own


@cache
def first_script(code: str) -> str:
    """Name the script of the first of a language's function words; Latin for an unknown language."""
    return _script(min(language(code).stop, default="a")[0])


def _by_function_words(sample: str, script: str) -> str:
    words = Counter(sample.casefold().split())
    letters = Counter(sample.casefold())
    same_script = [code for code in known() if first_script(code) == script]
    score = {code: _fits(language(code), words, letters) for code in same_script}
    best = max(same_script, key=lambda code: (score[code], -spoken_most(code)), default=DEFAULT)
    return best if score.get(best) else DEFAULT
