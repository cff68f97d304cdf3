"""compare_int8.py DATA.jsonl SET PRECISE_FOLDER FOLDER…

How far int8 readers are from the float32 one with the same weights (export.py --precise)
on the articles of a set of DATA (prepare.mts), such as dev: tags that differ, over all
pieces and over those that either takes for part of a name; scores of the labels that the
annotation decides, on its own nodes. A change of sign is a label gained or lost; the
error of scores is taken over those above -3. Prints JSON, an entry for each FOLDER, as
card.py takes it. For graphs that export.py did not write results hold for this processor
only: where it has no VNNI instructions, sums of eight-bit products can saturate.
"""

import json
import sys
from pathlib import Path

import torch

from documents import read_documents
from reading import encode
from runners import encoder_graph, pair_graph, pair_scores

LOWEST_COUNTED = -3


class Reading:
    """What a reader makes of documents: tags [n, tags], and scores of decided labels, of all documents together."""

    def __init__(self, folder, documents):
        encoder, pairs = encoder_graph(folder / "encoder.onnx"), pair_graph(folder / "pairs.onnx")
        tags, scores = [], []
        for document in documents:
            ((vectors, attention, logits),) = encode(encoder, [document])
            chosen = torch.arange(len(document.pairs))
            rows = pair_scores(pairs, document, vectors, attention, chosen)
            tags.append(logits)
            scores.append(rows[document.admitted])
        self.tags, self.scores = torch.cat(tags), torch.cat(scores)


def compare(precise, other):
    left, right = precise.tags.argmax(-1), other.tags.argmax(-1)
    differ, named = left != right, (left > 0) | (right > 0)
    counted = precise.scores > LOWEST_COUNTED
    return {
        "tagsDiffer": int(differ.sum()),
        "pieces": len(left),
        "shareInNames": round(float(differ[named].float().mean()), 4),
        "tagRmse": _rmse(precise.tags, other.tags),
        "scoreRmse": _rmse(precise.scores[counted], other.scores[counted]),
        "flips": int(((precise.scores > 0) != (other.scores > 0)).sum()),
        "positiveScores": int((precise.scores > 0).sum()),
    }


def _rmse(one, other):
    return round(float(((one - other) ** 2).mean() ** 0.5), 4)


def main():
    data, name, *folders = sys.argv[1:]
    torch.set_num_threads(1)
    documents = [each for each in read_documents(data) if each.set == name]
    precise, *others = (Path(folder) for folder in folders)
    reference = Reading(precise, documents)
    results = [
        {"articles": f"{len(documents)} {name}", "encoder": str(folder), **compare(reference, Reading(folder, documents))}
        for folder in others
    ]
    print(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()
