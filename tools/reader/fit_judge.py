"""fit_judge.py CANDIDATES… --out FOLDER [--report FILE.json]

Fits the judge: for each kind of fact a boosted-trees classifier (LightGBM, Ke et al. 2017)
over the features that candidates.mts writes. Each CANDIDATES folder must hold articles that
the reader which scored them was not trained on. With two folders or more every article is
judged by trees that never saw its folder; from these out-of-fold probabilities come the
thresholds and the figures. The trees that are shipped are fitted on all folders and
calibrated (Platt 1999, one slope and offset a kind) on articles held out in turn.
"""

import argparse
import copy
import json
from pathlib import Path

import lightgbm
import numpy as np

# Small trees, slowly, on half the features each: there are some thousand right candidates of a kind at most.
PARAMETERS = {
    "objective": "binary",
    "num_leaves": 15,
    "learning_rate": 0.05,
    "min_data_in_leaf": 20,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbosity": -1,
    "seed": 7,
    "num_threads": 1,
    "deterministic": True,
}
ROUNDS = 160
KINDS = (
    "transfer", "status", "done", "value", "quantity", "signed", "pressure", "over", "under",
    "exclude", "resist", "made_by", "law_of", "member", "ally", "official",
)


class Fold:
    """Candidates of one kind: features [n, width], verdicts [n] (1, 0, -1 for open), articles [n]."""

    def __init__(self, folder, kind):
        described = json.loads((folder / f"{kind}.json").read_text())
        rows = described["rows"]
        values = np.fromfile(folder / f"{kind}.f32", dtype=np.float32)
        self.features = values.reshape(len(rows), described["width"] or 1)
        self.verdicts = np.array([row[1] for row in rows], dtype=int)
        self.articles = np.array([row[0] for row in rows])
        self.facts = json.loads((folder / "facts.json").read_text()).get(kind, 0)

    def of_articles(self, wanted):
        """The part of this fold whose articles are wanted, by their number in order of name."""
        number = {name: index for index, name in enumerate(sorted(set(self.articles)))}
        chosen = np.array([wanted(number[name]) for name in self.articles], dtype=bool)
        part = copy.copy(self)
        part.features, part.verdicts = self.features[chosen], self.verdicts[chosen]
        part.articles = self.articles[chosen]
        return part


def fit(folds):
    features = np.concatenate([fold.features for fold in folds])
    verdicts = np.concatenate([fold.verdicts for fold in folds])
    known = verdicts >= 0
    return lightgbm.train(
        PARAMETERS, lightgbm.Dataset(features[known], verdicts[known]), num_boost_round=ROUNDS
    )


PARTS = 4


def cross_validated(folds):
    """Scores and verdicts of trees that saw other articles of every fold: the calibration of what is shipped.

    Readers put their scores on scales of their own; the shipped judge has met the scales of these readers, which
    the judge of a fold, that met the other reader's alone, has not.
    """
    scores, verdicts = [], []
    for part in range(PARTS):
        held = [fold.of_articles(lambda index: index % PARTS == part) for fold in folds]
        seen = [fold.of_articles(lambda index: index % PARTS != part) for fold in folds]
        booster = fit(seen)
        for fold in held:
            known = fold.verdicts >= 0
            scores.append(logit(booster.predict(fold.features[known])))
            verdicts.append(fold.verdicts[known])
    return np.concatenate(scores), np.concatenate(verdicts)


def logit(probabilities):
    clipped = np.clip(probabilities, 1e-6, 1 - 1e-6)
    return np.log(clipped / (1 - clipped))


def platt(scores, verdicts, steps=200):
    """Slope and offset of the logistic that fits verdicts to scores best (Newton's method, slightly drawn to 1 and 0)."""
    slope, offset = 1.0, 0.0
    for _ in range(steps):
        probability = 1 / (1 + np.exp(-(slope * scores + offset)))
        weight = probability * (1 - probability)
        error = probability - verdicts
        gradient = np.array([np.sum(error * scores) + (slope - 1), np.sum(error) + offset])
        mixed = np.sum(weight * scores)
        hessian = np.array(
            [[np.sum(weight * scores**2) + 1, mixed], [mixed, np.sum(weight) + 1]]
        )
        step = np.linalg.solve(hessian, gradient)
        slope, offset = slope - step[0], offset - step[1]
        if np.abs(step).max() < 1e-9:
            break
    return float(slope), float(offset)


def expected_calibration_error(probabilities, verdicts, bins=10):
    """Mean gap between probability and share of right ones over bins of equal width, weighed by size (Naeini et al. 2015)."""
    place = np.minimum((probabilities * bins).astype(int), bins - 1)
    total = 0.0
    for one in range(bins):
        inside = place == one
        if inside.any():
            total += inside.sum() * abs(probabilities[inside].mean() - verdicts[inside].mean())
    return total / max(1, len(probabilities))


def reliability(probabilities, verdicts, bins=10):
    """For bins of equal width: how many candidates, their mean probability and the share that is right."""
    place = np.minimum((probabilities * bins).astype(int), bins - 1)
    return [
        {
            "from": one / bins,
            "candidates": int(inside.sum()),
            "probability": round(float(probabilities[inside].mean()), 3),
            "right": round(float(verdicts[inside].mean()), 3),
        }
        for one in range(bins)
        if (inside := place == one).any()
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("candidates", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds-out", type=Path, help="also write for each CANDIDATES folder the judge that never saw it to FOLDER/its name")
    parser.add_argument("--report", type=Path)
    arguments = parser.parse_args()
    from judge_graph import write_judge

    trees, calibration, strict, report = {}, {}, {}, {}
    folded = [{} for _ in arguments.candidates]
    pooled = []
    for kind in KINDS:
        folds = [Fold(folder, kind) for folder in arguments.candidates]
        trees[kind] = fit(folds)
        if len(folds) < 2:
            calibration[kind] = (1.0, 0.0)
            continue
        scores, verdicts = [], []
        for index, fold in enumerate(folds):
            others = fit([other for other in folds if other is not fold])
            folded[index][kind] = others
            scores.append(logit(others.predict(fold.features)))
            verdicts.append(fold.verdicts)
        scores, verdicts = np.concatenate(scores), np.concatenate(verdicts)
        known = verdicts >= 0
        scores, verdicts = scores[known], verdicts[known]
        slope, offset = platt(scores, verdicts)
        strict[kind] = (slope, offset)
        calibration[kind] = platt(*cross_validated(folds))
        probabilities = 1 / (1 + np.exp(-(slope * scores + offset)))
        facts = sum(fold.facts for fold in folds)
        seen = probabilities >= 0.1
        report[kind] = {
            "candidates": len(scores),
            "right": int(verdicts.sum()),
            "facts": facts,
            "slope": round(slope, 3),
            "offset": round(offset, 3),
            "ece": round(float(expected_calibration_error(probabilities[seen], verdicts[seen])), 4),
            **best_f1(probabilities, verdicts, facts),
        }
        # Whether a deal is done is no fact of its own.
        if kind != "done":
            pooled.append((probabilities, verdicts, facts))
        report[kind]["shipped"] = [round(value, 3) for value in calibration[kind]]
        print(kind, report[kind], flush=True)
    if pooled:
        probabilities = np.concatenate([each[0] for each in pooled])
        verdicts = np.concatenate([each[1] for each in pooled])
        facts = sum(each[2] for each in pooled)
        report["all"] = {"facts": facts, **best_f1(probabilities, verdicts, facts)}
        report["lines"] = [line(probabilities, verdicts, facts, at / 20) for at in range(4, 20)]
        report["reliability"] = reliability(probabilities, verdicts)
        print("all", report["all"], *report["lines"], sep="\n")
    write_judge(trees, calibration, arguments.out)
    if arguments.folds_out:
        for index, own in enumerate(folded):
            write_judge(own, strict, arguments.folds_out / arguments.candidates[index].name)
    if arguments.report:
        arguments.report.write_text(json.dumps(report, indent=1) + "\n")


def best_f1(probabilities, verdicts, facts):
    """The best F1 of candidates taken by themselves, against all annotated facts, and where it lies."""
    order = np.argsort(-probabilities)
    right = np.cumsum(verdicts[order])
    taken = np.arange(1, len(order) + 1)
    f1 = 2 * right / (taken + facts)
    best = int(f1.argmax()) if len(f1) else 0
    return {
        "f1": round(float(f1[best]), 3),
        "at": round(float(probabilities[order][best]), 3),
        "precision": round(float(right[best] / taken[best]), 3),
        "recall": round(float(right[best] / max(1, facts)), 3),
    }


def line(probabilities, verdicts, facts, at):
    """Precision and recall of all candidates that are at least so probable."""
    taken = probabilities >= at
    right = int(verdicts[taken].sum())
    return {
        "at": at,
        "precision": round(right / max(1, int(taken.sum())), 3),
        "recall": round(right / facts, 3),
    }


if __name__ == "__main__":
    main()
