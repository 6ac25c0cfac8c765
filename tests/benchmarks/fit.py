"""Fit knowledge/weights.json: `python tests/benchmarks/fit.py FILE…` on SQuAD-format question files.

The ranking weights maximise the softmax probability of the right sentence among the candidates; the confidence is a
logistic on "the first sentence is right", over own questions and as many foreign ones, and once more over articles
cut short, where the foreign ones are on what the rest of the article says. Both are convex, so the same
files give the same weights. Needs scipy (`pip install scipy`). With --folds, prints Hit@1 cross-validated by article.
"""

import argparse
import json
import random
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from knowledge.features import NAMES, matrix
from knowledge.library import Library
from knowledge.pairs import asked
from knowledge.query import read
from knowledge.questions import read_questions
from knowledge.ranking import CANDIDATES, CONFIDENCE, candidates, scores, standing

TARGET = Path(__file__).parents[2] / "knowledge" / "weights.json"


def collect(path, seed=1):
    """Collect (evidence, right, article) of every question; foreign ones have no right sentence."""
    sets = read_questions(path)
    chance = random.Random(seed)
    rows = []
    for one in sets:
        index = Library([one.article]).index
        others = [q.text for other in sets if other is not one for q in other.questions]
        asked_here = [(q.text, q) for q in one.questions if q.answers]
        foreign = [(text, None) for text in chance.sample(others, min(len(asked_here), len(others)))]
        for text, known in asked_here + foreign:
            rows.append(row(index, text, known, one.article))
    return rows


def pieces(path, seed=2):
    """Cut each article into short ones, with their own questions and as many on what only the rest of it says."""
    chance = random.Random(seed)
    rows = []
    for one in read_questions(path):
        last = one.article.passages[-1].paragraph
        start = 1
        while start <= last:
            end = min(start + chance.randint(1, 8), last + 1)
            kept = tuple(p for p in one.article.passages if start <= p.paragraph < end)
            own = [q for q in one.questions if q.answers and start <= q.paragraph < end]
            rest = [q for q in one.questions if q.answers and not start <= q.paragraph < end]
            index = Library([replace(one.article, passages=kept)]).index
            asked_here = own + chance.sample(rest, min(len(own), len(rest)))
            rows += [row(index, known.text, known, one.article) for known in asked_here]
            start = end
    return rows


def row(index, text, known, article):
    query = read(text, [article.language])
    basis = scores(index, query)
    numbers = candidates(index, basis, CANDIDATES)
    question = asked(index, query)
    evidence = matrix(index, question, numbers, basis)
    right = np.array([known is not None and is_right(index.units[n].sentence, known) for n in numbers], float)
    matches = bool(numbers) and basis.combined[numbers[0]] > 0
    return evidence, right, article.title, known is not None, matches, question


def is_right(sentence, known):
    return sentence.paragraph == known.paragraph and any(
        sentence.start <= answer.start and answer.end <= sentence.end for answer in known.answers
    )


def fit_ranking(rows, penalty=1e-3):
    rows = [row for row in rows if row[1].any() and len(row[1]) > 1]
    x = np.concatenate([row[0] for row in rows])
    y = np.concatenate([row[1] for row in rows])
    sizes = np.array([len(row[1]) for row in rows])
    scale = x.std(0) + 1e-9
    z = (x - x.mean(0)) / scale
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(sizes)), sizes)

    def loss(w):
        s = z @ w
        e = np.exp(s - np.maximum.reduceat(s, starts)[group])
        total, good = np.add.reduceat(e, starts), np.add.reduceat(e * y, starts)
        good = np.maximum(good, 1e-30)
        gradient = z.T @ (e / total[group] - e * y / good[group]) / len(sizes) + 2 * penalty * w
        return (np.log(total) - np.log(good)).mean() + penalty * w @ w, gradient

    return minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x / scale


def fit_confidence(rows, ranking, penalty=1e-4):
    x, y = judged(rows, ranking)
    scale, centre = x.std(0) + 1e-9, x.mean(0)
    z = np.hstack([(x - centre) / scale, np.ones((len(x), 1))])

    def loss(w):
        s = z @ w
        p = 1 / (1 + np.exp(-s))
        ridge = np.append(w[:-1], 0)
        return (np.logaddexp(0, s) - y * s).mean() + penalty * ridge @ ridge, z.T @ (p - y) / len(
            y
        ) + 2 * penalty * ridge

    w = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    return w[:-1] / scale, float(w[-1] - (w[:-1] / scale) @ centre)


def judged(rows, ranking):
    x, y = [], []
    for evidence, right, _, _, matches, question in rows:
        if not matches:
            continue
        totals = evidence @ ranking
        x.append(standing(question, evidence, totals))
        y.append(right[np.argmax(totals)])
    return np.array(x), np.array(y)


def hits(rows, ranking):
    own = [row for row in rows if row[3]]
    return np.mean([row[1][np.argmax(row[0] @ ranking)] for row in own])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--folds", action="store_true", help="print cross-validated Hit@1 and write nothing")
    parser.add_argument("--confidence", nargs="*", default=[], type=Path, help="further files, for the confidence only")
    options = parser.parse_args()
    rows = [row for file in options.files for row in collect(file)]
    if options.folds:
        titles = sorted({row[2] for row in rows})
        halves = [[row for row in rows if titles.index(row[2]) % 2 == half] for half in (0, 1)]
        print("Hit@1, two folds:", [round(100 * hits(halves[1 - h], fit_ranking(halves[h])), 2) for h in (0, 1)])
        return
    ranking = fit_ranking(rows)
    further = [row for file in options.confidence for row in collect(file)]
    short = [row for file in [*options.files, *options.confidence] for row in pieces(file)]
    confidence, intercept = fit_confidence(rows + further + short, ranking)
    data = {
        "ranking": {name: round(float(w), 4) for name, w in zip(NAMES, ranking, strict=True)},
        "confidence": {name: round(float(w), 4) for name, w in zip(CONFIDENCE, confidence, strict=True)},
        "intercept": round(intercept, 4),
    }
    TARGET.write_text(json.dumps(data, indent=2) + "\n")
    print("Hit@1 on the files it was fitted on:", round(100 * hits(rows, ranking), 2))


if __name__ == "__main__":
    main()
