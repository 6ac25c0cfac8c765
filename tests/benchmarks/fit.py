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
from regression import fit_logistic, fit_softmax
from remembering import halves

from knowledge.confidence import CONFIDENCE, confidence
from knowledge.ranking import CLOSELY, look, look_closely
from knowledge.weights import Weights, bends, columns

# How many of the articles of another kind are used: more of the reviews made every encyclopaedic set worse.
SHARE = 0.15
# How many of the questions on articles cut short, and what they weigh beside a set: with more, too many that an article
# does answer are declined, with less too many that a short one does not (xquad.zh: calibration error 0.036 with 1).
PIECES, CUT_SHORT = 0.15, 0.5
# What is judged of the question as a whole weighs otherwise above each of these quantiles: a straight line has 0.0018
# less AUROC on new_wiki. With a model there is nothing to gain.
QUANTILES = (0.2, 0.5, 0.8)
BENDING = CONFIDENCE[: CONFIDENCE.index("offers")]
KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
LEXICAL, SEMANTIC = KNOWLEDGE / "weights.json", KNOWLEDGE / "weights.semantic.json"


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
    draft = Weights(glance, ranking, None, None, None)
    judged = [
        (judgement, row.own, weight / len(rows))
        for rows, weight in (*((one, 1.0) for one in sets), (short, CUT_SHORT))
        for row in rows
        if (judgement := judge(row, draft)) is not None
    ]
    x = np.array([standing for (standing, _), _, _ in judged])
    right = np.array([right for (_, right), _, _ in judged])
    own, weight = np.array([own for _, own, _ in judged]), np.array([weight for _, _, weight in judged])
    named = bending(x, weight) if sets[0][0].basis.likeness is None else {}
    bent, penalty, constant = bends(named).bent(x), 1e-3 if named else 3e-4, x.shape[1] - 1
    return Weights(
        glance,
        ranking,
        fit_logistic(bent, own.astype(float), weight, penalty, constant),
        fit_logistic(bent[own], right[own], weight[own], penalty, constant),
        bends(named),
    )


def bending(x, weight):
    """Give the quantiles of the columns that may bend, by name; a value that many have is no bend."""
    found = {}
    for name, column in zip(BENDING, x.T, strict=False):
        order = np.argsort(column, kind="stable")
        share = np.cumsum(weight[order]) / weight.sum()
        values = column[order][np.searchsorted(share, QUANTILES)].round(4)
        found[name] = [float(v) for v in np.unique(values) if column.min() < v < column.max()]
    return {name: values for name, values in found.items() if values}


def outcomes(rows, fitted):
    """Give confidence, own and right of every question."""
    judged = [judge(row, fitted) or (None, 0.0) for row in rows]
    sure = [
        confidence(fitted.bends.bent(standing), fitted.own, fitted.right) if standing is not None else 0.0
        for standing, _ in judged
    ]
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
    bent = by_name(fitted.bends)
    named = {
        which: named_by(names, getattr(fitted, which)) for which, names in columns(bent, semantic=bool(model)).items()
    }
    (SEMANTIC if model else LEXICAL).write_text(json.dumps({"bends": bent, **named}, indent=2) + "\n")


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


def by_name(bent):
    found = {}
    for at, value in zip(bent.columns.tolist(), bent.values.tolist(), strict=True):
        found.setdefault(CONFIDENCE[at], []).append(value)
    return found


def named_by(names, values):
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


if __name__ == "__main__":
    main()
