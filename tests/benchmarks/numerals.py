"""Write knowledge/languages/XX.numbers.txt: numbers in words, as they are spelt in each language.

Run `python tests/benchmarks/numerals.py`.

The words are those of the Unicode Consortium's CLDR (Unicode License v3), by ICU's rules for spelling numbers out; the
library that Debian calls libicu is called as it is, for no package of Python's is needed then. Languages written
without spaces have no such file. Each line of a file is a number and the words for it, or a sign and words: "x1000"
what multiplies by 1000 (thousand), "+" what joins (and), "a" what says one (a hundred), "-" what alone is mostly no
number, "th" what is written behind digits.
"""

import ctypes
import ctypes.util
import re
from pathlib import Path

from knowledge.language import known

FOLDER = Path(__file__).parents[2] / "knowledge" / "languages"
WITHOUT = {"ja", "ko", "th", "zh", "ur"}
_JOINS = "en and, es y, pt e, fr et, ca i, de und, ro și şi, da og, no og, sv och, nl en, it e, el και, bg и, sr и"
JOINS = {row[:2]: row[3:] for row in _JOINS.split(", ")}
OPENS = {"en": "a an"}
# Alone more often a family, "new" or "you are" than a number; and more often a year, or "private", in any place.
OTHERWISE, NEVER = {"ru": "семью", "fr": "neuf", "it": "sei"}, {"vi": "năm tư"}
MORE = {"de": {100: "hundert", 1000: "tausend"}, "sv": {100: "hundra", 1000: "tusen"}, "vi": {1: "mốt", 5: "lăm"}}
MORE_SCALES = {("fr", 100): ["cent"]}
FORMS, SMALL, YEARS = (*range(21), *range(30, 101, 10)), range(101), range(1000, 2031)
HUNDREDS = range(200, 901, 100)
LARGE = (*range(101, 1000), *range(1000, 100_001, 1000), 10**6)
SCALES, TIMES = (10, 100, 1000, 10**6, 10**9), (1, 2, 3, 4, 5, 6, 7, 8, 9, 21)
# What is written behind digits; a raised "o" or "a" is read as that letter.
ENDINGS = {"en": "st nd rd th", "fr": "e er re ère ème", "nl": "e ste de", "es": "o a", "pt": "o a", "it": "o a"}
SPELLOUT, DEFAULT_RULES, RULES = 5, 6, 7
SPACE = re.compile(r"[\u00ad\u200b]")


class Speller:
    """Spell numbers out in a language, by each of its sets of rules."""

    def __init__(self, code):
        name = ctypes.util.find_library("icui18n")
        self.library, self.version = ctypes.CDLL(name), name.rsplit(".", 1)[1]
        error = ctypes.c_int(0)
        opened = self._function("open", ctypes.c_void_p)
        self.format = ctypes.c_void_p(opened(SPELLOUT, None, 0, code.encode(), None, ctypes.byref(error)))
        named = self._text(lambda *out: self._function("getTextAttribute")(self.format, RULES, *out))
        self.rules = [rule for rule in named.split(";") if rule.startswith("%spellout-")]

    def words(self, number, rules):
        """Give the ways to write a number, without the places where a word may be divided."""
        for rule in rules:
            units, error = rule.encode("utf-16-le"), ctypes.c_int(0)
            self._function("setTextAttribute")(self.format, DEFAULT_RULES, units, len(rule), ctypes.byref(error))
            value = ctypes.c_int64(number)
            yield SPACE.sub("", self._text(lambda *out, v=value: self._spell(v, *out))).casefold()

    def _spell(self, value, buffer, size, error):
        return self._function("formatInt64")(self.format, value, buffer, size, None, error)

    def _function(self, name, result=ctypes.c_int):
        function = getattr(self.library, f"unum_{name}_{self.version}")
        function.restype = result
        return function

    def _text(self, call):
        buffer, error = ctypes.create_string_buffer(1 << 17), ctypes.c_int(0)
        length = call(buffer, 1 << 16, ctypes.byref(error))
        return buffer.raw[: 2 * length].decode("utf-16-le")


def lines(code):
    """Give the lines of a language's file."""
    speller = Speller(code)
    cardinal = [rule for rule in speller.rules if "cardinal" in rule and "financ" not in rule]
    year = [rule for rule in speller.rules if rule == "%spellout-numbering-year"]
    found = {number: {word: None} for number, word in MORE.get(code, {}).items()}
    held = {*NEVER.get(code, "").split(), *(word for words in found.values() for word in words)}
    for numbers, rules in (
        *((FORMS, speller.rules), (SMALL, speller.rules[:8]), (HUNDREDS, cardinal)),
        *((LARGE, cardinal[:1]), (YEARS, year)),
    ):
        for number in numbers:
            for word in speller.words(number, rules):
                if word not in held and " " not in word and not re.search(r"\d", word):
                    held.add(word)
                    found.setdefault(number, {})[word] = None
    rows = [f"{number} {' '.join(words)}" for number, words in sorted(found.items())]
    scales = [
        (f"x{scale}", [*scale_words(speller, scale, cardinal), *MORE_SCALES.get((code, scale), [])]) for scale in SCALES
    ]
    signs = (("+", JOINS), ("a", OPENS), ("-", OTHERWISE), ("th", ENDINGS))
    rest = [*scales, *((sign, words.get(code, "").split()) for sign, words in signs)]
    return [*rows, *(f"{sign} {' '.join(words)}" for sign, words in rest if words)]


def scale_words(speller, scale, rules):
    """List what stands behind a small number in its multiple."""
    found = {}
    for times in TIMES:
        alone = set(speller.words(times, rules))
        for word in speller.words(times * scale, rules):
            before, _, last = word.rpartition(" ")
            if before in alone:
                found[last] = None
    return list(found)


def main():
    for code in sorted(set(known()) - WITHOUT):
        (FOLDER / f"{code}.numbers.txt").write_text("\n".join(lines(code)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
