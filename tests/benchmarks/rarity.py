"""Write knowledge/languages/XX.idf.txt, how rare words are in a language at large: `python tests/benchmarks/rarity.py`.

The frequencies are those of wordfreq (Robyn Speer, CC BY-SA 4.0; `pip install wordfreq`), joined by our terms and
turned into the idf that a word has among passages of SPAN words. Languages written without spaces have no such file:
their terms are pairs of characters, which a list of words does not count.
"""

import math
from collections import Counter
from pathlib import Path

from wordfreq import available_languages, get_frequency_dict

from knowledge.language import known
from knowledge.terms import tokens

FOLDER = Path(__file__).parents[2] / "knowledge" / "languages"
UNSPACED = {"ja", "ko", "th", "zh"}
OTHER_NAMES = {"no": "nb"}
SPAN, KEPT, STEP = 100, 3000, 0.2


def table(code):
    """Give lists of terms by idf, most frequent first; under the last idf stand all terms that are not listed."""
    chances = Counter()
    for word, chance in get_frequency_dict(OTHER_NAMES.get(code, code), "small").items():
        for token in tokens(word, code):
            if not token.stop and not any(character.isdigit() for character in word):
                chances[token.terms[0]] += chance
    rows = {}
    for term, chance in sorted(chances.most_common(KEPT), key=lambda row: (-row[1], row[0])):
        idf = -math.log(1 - (1 - min(chance, 0.5)) ** SPAN)
        rows.setdefault(round(round(idf / STEP) * STEP, 1), []).append(term)
    return rows


def main():
    for code in sorted(set(known()) & {*available_languages(), *OTHER_NAMES} - UNSPACED):
        rows = table(code)
        lines = [f"{idf:.1f} {' '.join(sorted(rows[idf]))}" for idf in sorted(rows)]
        lines.append(f"{max(rows) + STEP:.1f}")
        (FOLDER / f"{code}.idf.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
