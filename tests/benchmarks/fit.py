"""Fit knowledge/weights.json: `python tests/benchmarks/fit.py FILE…` on SQuAD-format question files.

The ranking weights maximise the softmax probability of the right sentence among the candidates. The confidence is a
product of two logistics: that the articles answer the question at all (own against as many foreign questions, and
once more over articles cut short, where the foreign ones are on what the rest of the article says), and that the
first sentence is right if they do. All are convex, so the same files give the same weights. Needs scipy
(`pip install scipy`). With --folds, prints what holds cross-validated by article.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
from gathering import collect, pieces
from scipy.optimize import minimize

from knowledge.confidence import CONFIDENCE, confidence
from knowledge.features import GLANCE, NAMES, closely
from knowledge.ranking import CLOSELY, Weights, look

# How much of the questions of another kind is used: more of the reviews made every encyclopaedic set worse.
SHARE = 0.15
# How much of the articles cut short: with all of them too many questions that an article does answer are declined.
PIECES = 0.25
TARGET = Path(__file__).parents[2] / "knowledge" / "weights.json"


def fit_softmax(rows, penalty=1e-3):
    """Fit weights by which the right candidates come out best: rows of (evidence, right)."""
    rows = [row for row in rows if row[1].any() and len(row[1]) > 1]
    x, y = (np.concatenate([row[i] for row in rows]) for i in (0, 1))
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


def fit_logistic(x, y, penalty=3e-4):
    scale, centre = x.std(0) + 1e-9, x.mean(0)
    z = np.hstack([(x - centre) / scale, np.ones((len(x), 1))])

    def loss(w):
        s = z @ w
        p = 1 / (1 + np.exp(-s))
        ridge = np.append(w[:-1], 0)
        gradient = z.T @ (p - y) / len(y) + 2 * penalty * ridge
        return (np.logaddexp(0, s) - y * s).mean() + penalty * ridge @ ridge, gradient

    w = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    return np.append(w[:-1] / scale, w[-1] - (w[:-1] / scale) @ centre)


def fit_ranking(rows):
    glance = fit_softmax([(row.glance, row.right) for row in rows])
    return glance, fit_softmax([close(row, glance) for row in rows])


def close(row, glance):
    best = np.argsort(-(row.glance @ glance), kind="stable")[:CLOSELY]
    return closely(row.index, row.question, [row.numbers[i] for i in best], row.glance[best]), row.right[best]


def judge(row, fitted):
    """Give what the confidence is judged by, and whether the first sentence is right; None where no word matches."""
    if not row.numbers or row.basis.combined[row.numbers[0]] <= 0:
        return None
    looked = look(row.index, row.question, row.numbers, row.basis, fitted)
    return looked.standing, row.right[row.numbers.index(looked.numbers[0])]


def fit_confidence(rows, glance, ranking):
    draft = Weights(glance, ranking, None, None)
    judged = [(judgement, row.own) for row in rows if (judgement := judge(row, draft)) is not None]
    x = np.array([standing for (standing, _), _ in judged])[:, :-1]
    right, own = np.array([right for (_, right), _ in judged]), np.array([own for _, own in judged])
    return Weights(glance, ranking, fit_logistic(x, own.astype(float)), fit_logistic(x[own], right[own]))


def outcomes(rows, fitted):
    """Give confidence, own and right of every question."""
    judged = [judge(row, fitted) or (None, 0.0) for row in rows]
    sure = [confidence(standing, fitted.own, fitted.right) if standing is not None else 0.0 for standing, _ in judged]
    return np.array(sure), np.array([row.own for row in rows]), np.array([right for _, right in judged])


def fit(rows, some, further):
    """Fit on all of the rows, on a part of some that are of another kind, and the confidence on further ones too."""
    chance = random.Random(3)
    some = chance.sample(some, int(SHARE * len(some)))
    glance, ranking = fit_ranking([row for row in rows + some if row.own])
    return fit_confidence(rows + some + further, glance, ranking)


def report(name, rows, fitted):
    sure, own, right = outcomes(rows, fitted)
    threshold = np.quantile(sure[own], 0.03)
    print(f"{name}: Hit@1 {100 * right[own].mean():.2f}", end="")
    if not all(own):
        ahead = np.searchsorted(np.sort(sure[~own]), sure[own], side="left").mean() / sum(~own)
        print(f", AUROC {ahead:.4f}, refused at 97 % answered {100 * (sure[~own] < threshold).mean():.1f}", end="")
    print(f", threshold there {threshold:.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--folds", action="store_true", help="print what holds cross-validated and write nothing")
    parser.add_argument(
        "--some", nargs="*", default=[], type=Path, help="files of another kind, of which a part is used"
    )
    parser.add_argument("--confidence", nargs="*", default=[], type=Path, help="further files, for the confidence only")
    options = parser.parse_args()
    rows, some, further = (
        [row for file in files for row in collect(file)] for files in (options.files, options.some, options.confidence)
    )
    if options.folds:
        titles = sorted({row.title for row in rows})
        halves = [[row for row in rows if titles.index(row.title) % 2 == half] for half in (0, 1)]
        for half in (0, 1):
            report(f"half {half}", halves[half], fit(halves[1 - half], some, further))
        return
    short = [row for file in (*options.files, *options.confidence) for row in pieces(file)]
    chance = random.Random(4)
    fitted = fit(rows, some, further + chance.sample(short, int(PIECES * len(short))))
    report("fitted on", rows, fitted)
    data = {
        "glance": named(GLANCE, fitted.glance),
        "ranking": named(NAMES, fitted.ranking),
        "own": named((*CONFIDENCE, ""), fitted.own),
        "right": named((*CONFIDENCE, ""), fitted.right),
    }
    TARGET.write_text(json.dumps(data, indent=2) + "\n")


def named(names, values):
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


if __name__ == "__main__":
    main()
