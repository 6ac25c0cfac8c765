"""Fit weights; both losses are convex, so that the same rows give the same weights. Needs scipy."""

import numpy as np
from scipy.optimize import minimize


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


def fit_logistic(x, y, weight, penalty, constant):
    """Fit a logistic with an intercept, whose column of ones is number `constant`."""
    weight = weight / weight.sum()
    centre = weight @ x
    scale = np.sqrt(weight @ (x - centre) ** 2) + 1e-9
    centre[constant], scale[constant] = 0, 1
    z = (x - centre) / scale
    free = np.arange(len(centre)) == constant

    def loss(w):
        s = z @ w
        p = 1 / (1 + np.exp(-s))
        ridge = np.where(free, 0, w)
        gradient = z.T @ (weight * (p - y)) + 2 * penalty * ridge
        return weight @ (np.logaddexp(0, s) - y * s) + penalty * ridge @ ridge, gradient

    found = minimize(loss, np.zeros(len(centre)), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x / scale
    found[constant] -= found @ centre
    return found
