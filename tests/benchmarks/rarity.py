"""Write knowledge/languages/XX.idf.txt, how rare words are in a language, and XX.words.bin, which words it has.

Run `python tests/benchmarks/rarity.py`.

The frequencies are those of wordfreq (Robyn Speer, CC BY-SA 4.0; `pip install wordfreq`), joined by our terms and
turned into the idf that a word has among passages of SPAN words. Languages written without spaces have no such file:
their terms are pairs of characters, which a list of words does not count.
"""

import math
from collections import Counter
from pathlib import Path

from wordfreq import available_languages, get_frequency_dict

from knowledge.language import known
from knowledge.lexicon import part_pattern
from knowledge.terms import tokens
from knowledge.wordlist import packed

FOLDER = Path(__file__).parents[2] / "knowledge" / "languages"
UNSPACED = {"ja", "ko", "th", "zh"}
OTHER_NAMES = {"no": "nb"}
SPAN, KEPT, STEP = 100, 3000, 0.2
# The chance that a word of so many letters has at least, to be listed: of short words nearly any letters are some rare
# word's or name's. Of 300 rare English words (1e-7 to 1e-6) put to an article without them 13 were taken for misspelt
# where words of five letters had to have 5e-7 and of six 3e-7, and 5 so; as many misspelt words are corrected.
SHORT, RAREST = 4, {4: 5e-7, 5: 2e-7}
RAREST_LONG = 1e-7


def frequencies(code):
    """Give the chance of each term, most frequent first."""
    chances = Counter()
    for word, chance in get_frequency_dict(OTHER_NAMES.get(code, code), "small").items():
        for token in tokens(word, code):
            if not token.stop and not any(character.isdigit() for character in word):
                chances[token.terms[0]] += chance
    return sorted(chances.items(), key=lambda row: (-row[1], row[0]))


def by_idf(rows):
    """Give lists of terms by idf."""
    found = {}
    for term, chance in rows:
        idf = -math.log(1 - (1 - min(chance, 0.5)) ** SPAN)
        found.setdefault(round(round(idf / STEP) * STEP, 1), []).append(term)
    return found


def main():
    for code in sorted(set(known()) & {*available_languages(), *OTHER_NAMES} - UNSPACED):
        terms = frequencies(code)
        rows = by_idf(terms[:KEPT])
        lines = [f"{idf:.1f} {' '.join(sorted(rows[idf]))}" for idf in sorted(rows)]
        # The last line has no terms: that is the idf of all that are not listed.
        write(f"{code}.idf.txt", [*lines, f"{max(rows) + STEP:.1f}"])
        (FOLDER / f"{code}.words.bin").write_bytes(packed(words(code)))


def words(code):
    """List the words of a language: the larger lists hold more, and exist for some languages."""
    own = OTHER_NAMES.get(code, code)
    chances = get_frequency_dict(own, "large" if own in available_languages("large") else "small")
    return [
        part
        for word, chance in chances.items()
        for part in part_pattern().findall(word)
        if chance >= RAREST.get(max(len(part), SHORT), RAREST_LONG)
    ]


def write(name, lines):
    (FOLDER / name).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
