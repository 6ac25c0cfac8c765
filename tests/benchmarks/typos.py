"""Measure what misspellings cost: `python tests/benchmarks/typos.py FILE…`.

In each word of meaning with four letters and more one letter is wrong, in longer ones every other time two: changed,
added, left out, or swapped with the next (fixed seed). The same questions are asked as they were and misspelt.
"""

import argparse
import random
import string
from pathlib import Path

from quality import is_right

from knowledge import Library
from knowledge.questions import read_questions
from knowledge.terms import tokens

SEED, SHORTEST, LONG = 7, 4, 7


def misspell(word, chance):
    letters = list(word)
    for _ in range(1 if len(word) < LONG or chance.random() < 0.5 else 2):
        at, other = chance.randrange(len(letters)), chance.choice(string.ascii_lowercase)
        match chance.randrange(4):
            case 0:
                letters[at] = other
            case 1:
                letters.insert(at, other)
            case 2 if len(letters) > SHORTEST - 1:
                del letters[at]
            case _ if at + 1 < len(letters):
                letters[at : at + 2] = letters[at + 1], letters[at]
    return "".join(letters)


def misspelt(question, language, chance):
    for word in reversed(tokens(question, language)):
        if not word.stop and len(word.surface) >= SHORTEST and word.surface.isalpha():
            question = question[: word.start] + misspell(word.surface, chance) + question[word.end :]
    return question


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=40, help="questions of each article at most")
    options = parser.parse_args()
    chance = random.Random(SEED)
    right, wrong, count, corrected = 0, 0, 0, 0
    for one in (one for file in options.files for one in read_questions(file)):
        library = Library([one.article])
        own = [question for question in one.questions if question.answers]
        for question in chance.sample(own, min(options.each, len(own))):
            answers = [
                library.ask(text) for text in (question.text, misspelt(question.text, one.article.language, chance))
            ]
            hits = [is_right(answer.candidates[0].citation, question) for answer in answers]
            right, wrong, count = right + hits[0], wrong + hits[1], count + 1
            corrected += answers[0].did_you_mean is not None
    print(f"{count} questions: Hit@1 {100 * right / count:.1f} as they were, {100 * wrong / count:.1f} misspelt;")
    print(f"corrected as they were: {corrected}")


if __name__ == "__main__":
    main()
