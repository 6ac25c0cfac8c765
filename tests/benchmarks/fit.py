"""Fit knowledge/weights.json: `python tests/benchmarks/fit.py FILE…` on SQuAD-format question files.

The ranking weights maximise the softmax probability of the right sentence among the candidates. The confidence is a
product of two logistics: that the articles answer the question at all (own against as many foreign questions, and
once more over articles cut short, where the foreign ones are on what the rest of the article says), and that the
first sentence is right if they do. Each set of questions weighs the same, so that a large one does not drown the small
ones of other languages. All are convex, so the same files give the same weights. Needs scipy
(`pip install scipy`). With --folds, prints what holds cross-validated by article.
"""

import argparse
import json
from itertools import permutations
from pathlib import Path

import numpy as np
from gathering import across, collect, pieces
from remembering import halves
from scipy.optimize import minimize

from knowledge.confidence import confidence
from knowledge.ranking import CLOSELY, Weights, columns, look, look_closely

# How many of the articles of another kind are used: more of the reviews made every encyclopaedic set worse.
SHARE = 0.15
# How many of the questions on articles cut short, and what they weigh beside a set: with more, too many that an article
# does answer are declined, with less too many that a short one does not (xquad.zh: calibration error 0.036 with 1).
PIECES, CUT_SHORT = 0.15, 0.5
KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
LEXICAL, SEMANTIC = KNOWLEDGE / "weights.json", KNOWLEDGE / "weights.semantic.json"


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


def fit_logistic(x, y, weight, penalty=3e-4):
    weight = weight / weight.sum()
    centre = weight @ x
    scale = np.sqrt(weight @ (x - centre) ** 2) + 1e-9
    z = np.hstack([(x - centre) / scale, np.ones((len(x), 1))])

    def loss(w):
        s = z @ w
        p = 1 / (1 + np.exp(-s))
        ridge = np.append(w[:-1], 0)
        gradient = z.T @ (weight * (p - y)) + 2 * penalty * ridge
        return weight @ (np.logaddexp(0, s) - y * s) + penalty * ridge @ ridge, gradient

    w = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    return np.append(w[:-1] / scale, w[-1] - (w[:-1] / scale) @ centre)


def fit_ranking(rows):
    glance = fit_softmax([(row.glance, row.right) for row in rows])
    return glance, fit_softmax([close(row, glance) for row in rows])


def close(row, glance):
    best = np.argsort(-(row.glance @ glance), kind="stable")[:CLOSELY]
    return look_closely(row.index, row.question, [row.numbers[i] for i in best], row.glance[best]), row.right[best]


def judge(row, fitted):
    """Give what the confidence is judged by, and whether the first sentence is right; None where no word matches."""
    if not row.numbers or (row.basis.likeness is None and row.basis.combined[row.numbers[0]] <= 0):
        return None
    looked = look(row.index, row.question, row.numbers, row.basis, fitted)
    return looked.standing, row.right[row.numbers.index(looked.numbers[0])]


def fit_confidence(sets, short, glance, ranking):
    """Fit the confidence on sets of rows, each weighing the same, and on questions on articles cut short."""
    draft = Weights(glance, ranking, None, None)
    judged = [
        (judgement, row.own, weight / len(rows))
        for rows, weight in (*((one, 1.0) for one in sets), (short, CUT_SHORT))
        for row in rows
        if (judgement := judge(row, draft)) is not None
    ]
    x = np.array([standing for (standing, _), _, _ in judged])[:, :-1]
    right = np.array([right for (_, right), _, _ in judged])
    own, weight = np.array([own for _, own, _ in judged]), np.array([weight for _, _, weight in judged])
    return Weights(
        glance,
        ranking,
        fit_logistic(x, own.astype(float), weight),
        fit_logistic(x[own], right[own], weight[own]),
    )


def outcomes(rows, fitted):
    """Give confidence, own and right of every question."""
    judged = [judge(row, fitted) or (None, 0.0) for row in rows]
    sure = [confidence(standing, fitted.own, fitted.right) if standing is not None else 0.0 for standing, _ in judged]
    return np.array(sure), np.array([row.own for row in rows]), np.array([right for _, right in judged])


def fit(sets, some, further, short=()):
    """Fit on all rows of the sets and on some of another kind, and the confidence on further sets too."""
    rows = [row for one in (*sets, some) for row in one]
    glance, ranking = fit_ranking([row for row in rows if row.own])
    return fit_confidence([one for one in (*sets, some, *further) if one], short, glance, ranking)


def report(name, rows, fitted):
    """Print what holds of questions as they were asked."""
    sure, own, right = outcomes([row for row in rows if not row.reworded], fitted)
    threshold = np.quantile(sure[own], 0.03)
    print(f"{name}: Hit@1 {100 * right[own].mean():.2f}", end="")
    if not all(own):
        ahead = np.searchsorted(np.sort(sure[~own]), sure[own], side="left").mean() / sum(~own)
        print(f", AUROC {ahead:.4f}, refused at 97 % answered {100 * (sure[~own] < threshold).mean():.1f}", end="")
    print(f", threshold there {threshold:.3f}", flush=True)


def main():
    options = parser().parse_args()
    model = halves(options.semantic) if options.semantic else None
    rows = {file.stem: collect(file, model=model) for file in options.files}
    for one, other in permutations(options.across if model else (), 2):
        rows[f"{one.stem} on {other.stem}"] = across(one, other, model=model)
    some, sampled = (
        [row for file in files for row in collect(file, model=model, share=SHARE)]
        for files in (options.some, options.sampled)
    )
    further = [sampled, *(collect(file, model=model) for file in options.confidence)]
    if options.folds:
        cross_validate(rows, some, further)
        return
    files = (*options.files, *options.confidence)
    short = [row for file in files for row in pieces(file, model=model, share=PIECES)]
    fitted = fit(rows.values(), some, further, short)
    for name, some_rows in rows.items():
        report(name, some_rows, fitted)
    named = {which: named_by(names, getattr(fitted, which)) for which, names in columns(semantic=bool(model)).items()}
    (SEMANTIC if model else LEXICAL).write_text(json.dumps(named, indent=2) + "\n")


def parser():
    found = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    found.add_argument("files", nargs="+", type=Path)
    found.add_argument("--folds", action="store_true", help="print what holds cross-validated and write nothing")
    found.add_argument("--some", nargs="*", default=[], type=Path, help="files of another kind, a part is used")
    found.add_argument("--confidence", nargs="*", default=[], type=Path, help="files for the confidence only")
    found.add_argument("--sampled", nargs="*", default=[], type=Path, help="for the confidence only, a part is used")
    found.add_argument("--semantic", type=Path, metavar="FOLDER", help="fit for use with a model; keeps vectors there")
    found.add_argument("--across", nargs="*", default=[], type=Path, help="the same articles in several languages")
    return found


def cross_validate(rows, some, further):
    """Fit on every second article, and report the others."""
    for half in (0, 1):
        sets = [[row for row in some_rows if row.number % 2 != half] for some_rows in rows.values()]
        fitted = fit(sets, some, further)
        for name, some_rows in rows.items():
            report(f"{name}, half {half}", [row for row in some_rows if row.number % 2 == half], fitted)


def named_by(names, values):
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


if __name__ == "__main__":
    main()
