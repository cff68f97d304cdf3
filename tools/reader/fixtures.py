"""fixtures.py WEIGHTS READER_FOLDER LAID_OUT.jsonl FIXTURE_FOLDER

Writes the parity fixtures that tests/encoder compares TypeScript with: for each text that
fixture-texts.mts laid out its pieces by the base model's tokenizer, and tags and scores of
pairs by the network in float32 and by the exported graphs. All offsets count UTF-16 units,
as JavaScript does.

Tags and scores of the graphs hold to a tolerance only: another processor or runtime
rounds otherwise before and between the int8 sums. `margins` tells by how much the best tag led the second.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

from documents import document_of
from labels import HINTS, PAIR_LABELS, labels_for
from model import load_reader
from pieces import load_tokenizer, split_pieces
from reading import encode
from runners import encoder_graph, pair_graph, pair_scores
from windows import WINDOW, window_starts

# Pairs that no label comes near, and labels far from holding, are left out, to keep the files small.
LOWEST_OF_PAIR = -3
LOWEST_OF_LABEL = -5


def utf16_offsets(text, offsets):
    """Code-point offsets as UTF-16 offsets."""
    units = np.cumsum([0, *(2 if ord(char) > 0xFFFF else 1 for char in text)])
    return [[int(units[start]), int(units[end])] for start, end in offsets]


def lay_out(record):
    """The document of a text's record; hints that the reader has no feature for count for nothing, as in src/encoder."""
    hints = [hint for hint in record["hints"] if hint[3] in HINTS[hint[2]]]
    return document_of({**record, "hints": hints})


def pairs_in_reach(document):
    """Indices of the pairs that src/encoder scores: beyond two windows a pair must share one."""
    starts = torch.tensor(window_starts(len(document.ids)))[:, None]
    if len(starts) <= 2 or len(document.pairs) == 0:
        return torch.arange(len(document.pairs))
    first, past = document.mentions.T
    met = ((first[None] < starts + WINDOW) & (past[None] > starts)).float()
    by_node = torch.zeros(len(starts), len(document.types)).index_add_(1, document.node_of, met)
    head, tail = document.pairs[:, 0], document.pairs[:, 1]
    return torch.nonzero(((by_node[:, head] > 0) & (by_node[:, tail] > 0)).any(0)).flatten()


def describe_tags(tags):
    second, best = np.sort(tags.numpy(), axis=-1)[:, -2:].T
    return tags.argmax(-1).tolist(), [round(float(lead), 2) for lead in best - second]


def describe_pairs(nodes, document, chosen, float32, int8):
    """Pairs that a label comes near, with scores as [float32, int8]; mentions are counted in their node."""
    first_mention = np.cumsum([0, *(len(node["rows"]) for node in nodes)])
    shown = []
    for pair, *rows in zip(document.pairs[chosen].tolist(), float32.tolist(), int8.tolist()):
        head, tail, head_mention, tail_mention, start, end, distance, place = pair
        by_label = {
            label: [round(row[PAIR_LABELS.index(label)], 3) for row in rows]
            for label in labels_for(nodes[head]["type"], nodes[tail]["type"])
        }
        scores = {label: both for label, both in by_label.items() if max(both) > LOWEST_OF_LABEL}
        if any(max(both) > LOWEST_OF_PAIR for both in scores.values()):
            nearest = [
                head_mention - int(first_mention[head]), tail_mention - int(first_mention[tail]),
            ]
            shown.append({
                "head": head, "tail": tail, "nearest": nearest, "between": [start, end],
                "distance": distance, "place": place, "scores": scores,
            })
    return shown


class Parity:
    """Both ways of reading, opened once."""

    def __init__(self, weights, folder):
        self.tokenizer = load_tokenizer()
        self.network = load_reader(weights)
        self.encoder = encoder_graph(folder / "encoder.onnx")
        self.pairs = pair_graph(folder / "pairs.onnx")

    def fixture(self, given):
        text, record = given["text"], given["record"]
        pieces = split_pieces(self.tokenizer, text)
        if pieces.ids[1:-1] != record["ids"]:
            # Rows of hints and nodes would mean other pieces.
            raise SystemExit(f"{given['name']}: createWordPiece cuts other pieces than the tokenizer")
        document = lay_out(record)
        with torch.no_grad():
            (float32,) = encode(self.network, [document])
        (int8,) = encode(self.encoder, [document])
        float32_tags, float32_margins = describe_tags(float32[2])
        int8_tags, int8_margins = describe_tags(int8[2])
        hinted = torch.nonzero(document.hints.any(1)).flatten()
        chosen = pairs_in_reach(document)
        return {
            "name": given["name"],
            "text": text,
            "ids": pieces.ids,
            "offsets": utf16_offsets(text, pieces.offsets),
            "windows": window_starts(len(pieces.ids)),
            "hints": given["hints"],
            "hintRows": [[row, *document.hints[row].tolist()] for row in hinted.tolist()],
            "sentences": given["sentences"],
            "tags": {"float32": float32_tags, "int8": int8_tags},
            "margins": {"float32": float32_margins, "int8": int8_margins},
            "nodes": [
                {**node, "pieces": placed["rows"]}
                for node, placed in zip(given["nodes"], record["nodes"])
            ],
            "candidates": len(chosen),
            "pairs": describe_pairs(
                record["nodes"],
                document,
                chosen,
                pair_scores(self.network.pairs, document, *float32[:2], chosen),
                pair_scores(self.pairs, document, *int8[:2], chosen),
            ),
        }


def main():
    weights, folder, laid_out, fixtures = map(Path, sys.argv[1:])
    torch.set_num_threads(1)
    parity = Parity(weights, folder)
    # Line feeds only: splitlines() would cut at separators within a text.
    for line in laid_out.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        fixture = parity.fixture(json.loads(line))
        path = fixtures / f"{fixture['name']}.json"
        path.write_text(json.dumps(fixture, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{path.name}: {len(fixture['ids'])} pieces, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
