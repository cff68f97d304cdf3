"""pair_scores.py DATA.jsonl SLICES WEIGHTS... [--every 2]

How well the pair head alone tells labels, before candidates and judge: for groups of labels the number of pairs that carry one,
F1 at the learned threshold, the best F1 at any, and average precision, over the articles of the slices (every second one
unless told). Give weights that did not learn from the slices. A quick look at a training: the judge's figures come from
`make calibrate evaluate`.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from documents import read_documents
from labels import PAIR_LABELS
from model import load_reader
from reading import encode, pair_inputs
from train import LONGEST, in_slices

GROUPS = {
    "transfer": ("sells_to", "s_item", "b_item"),
    "status": tuple(label for label in PAIR_LABELS if label.startswith("st_") and label != "st_done"),
    "act": tuple(label for label in PAIR_LABELS if label.startswith("press_")),
    "any act": ("presses",),
    "over": ("over_by", "over_on"),
    "cue": tuple(label for label in PAIR_LABELS if label.startswith("tells_")),
    "value": ("val_s", "val_b"),
    "quantity": ("qty_item", "qty_b"),
    "all": PAIR_LABELS,
}
PAIRS_AT_ONCE = 2000


def figures(scores, wanted):
    """(F1 at 0, best F1, average precision) of scores [n] against 0 or 1 [n]."""
    order = np.argsort(-scores)
    wanted = wanted[order]
    right, taken, all_wanted = np.cumsum(wanted), np.arange(1, len(wanted) + 1), wanted.sum()
    f1 = 2 * right / (taken + all_wanted)
    above = int((scores > 0).sum())
    precision = right / taken
    return (f1[above - 1] if above else 0.0, f1.max(), (precision * wanted).sum() / max(all_wanted, 1))


def scored(reader, documents):
    """Scores, whether each is wanted, and their labels, of every pair and label that may hold and is known."""
    parts = []
    with torch.no_grad():
        for document in documents:
            if not len(document.pairs):
                continue
            ((vectors, attention, _),) = encode(reader, [document])
            scores = torch.cat([
                reader.pairs(*pair_inputs(document, vectors, attention, chosen))
                for chosen in torch.arange(len(document.pairs)).split(PAIRS_AT_ONCE)
            ])
            pair, label = torch.nonzero(document.admitted, as_tuple=True)
            parts.append((scores[pair, label].numpy(), document.wanted[pair, label].numpy(), label.numpy()))
    return (np.concatenate(each) for each in zip(*parts))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("slices", help="slices to measure on, as in i-p")
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--every", type=int, default=2, help="of so many articles one is measured")
    arguments = parser.parse_args()
    documents = [
        each for each in read_documents(arguments.data)
        if in_slices(each.set, arguments.slices) and 2 < len(each.ids) <= LONGEST
    ][:: arguments.every]
    for weights in arguments.weights:
        scores, wanted, labels = scored(load_reader(weights), documents)
        print(f"{weights}: {len(documents)} articles")
        for name, members in GROUPS.items():
            mine = np.isin(labels, [PAIR_LABELS.index(label) for label in members])
            at, best, precision = figures(scores[mine], wanted[mine].astype(float))
            print(f"  {name:9} {int(wanted[mine].sum()):6} F1 {at:.3f} best {best:.3f} average precision {precision:.3f}")


if __name__ == "__main__":
    main()
