"""fixtures.py CHECKPOINT MODEL_DIR FIXTURE_DIR

Refreshes the parity fixtures in place: keeps each file's name, text and nodes' types and
spans, and computes the rest anew: pieces, tags, scores of pairs, by the network in float32
and by the exported graphs. All offsets count UTF-16 units, as JavaScript does. To add a
fixture, put down a file with `name`, `text` and, if wanted, `nodes`.

Tags and scores of the graphs hold to a tolerance only: another processor or runtime
rounds otherwise before and between the int8 sums. `margins` tells by how much the best tag led the second.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

from labels import PAIR_LABELS, labels_for
from model import load_reader
from nodes import candidate_pairs, pair_inputs, place_nodes
from pieces import load_tokenizer, split_pieces
from runners import graph_encoder, network_encoder, open_graph
from windows import read_in_windows, window_starts

# Pairs that no label comes near are left out, to keep the files small.
LOWEST_SHOWN = -3


def utf16_offsets(text, offsets):
    """Code-point offsets as UTF-16 offsets."""
    units = np.cumsum([0, *(2 if ord(char) > 0xFFFF else 1 for char in text)])
    return [[int(units[start]), int(units[end])] for start, end in offsets]


def describe_tags(tags):
    second, best = np.sort(tags, axis=-1)[:, -2:].T
    return tags.argmax(-1).tolist(), [round(float(lead), 2) for lead in best - second]


def network_scores(pair_head, inputs):
    with torch.no_grad():
        tensors = {name: torch.from_numpy(value) for name, value in inputs.items()}
        return pair_head(**tensors).numpy()


def describe_pairs(nodes, pairs, float32, int8):
    """The pairs with a score above LOWEST_SHOWN, each label's as [float32, int8]."""
    shown = []
    for (head, tail, distance), *rows in zip(pairs, float32, int8):
        labels = labels_for(nodes[head]["type"], nodes[tail]["type"])
        scores = {
            label: [round(float(row[PAIR_LABELS.index(label)]), 3) for row in rows]
            for label in labels
        }
        if max(map(max, scores.values())) > LOWEST_SHOWN:
            shown.append({"head": head, "tail": tail, "distance": distance, "scores": scores})
    return shown


class Parity:
    """Both ways of reading, opened once."""

    def __init__(self, checkpoint, model_dir):
        self.tokenizer = load_tokenizer()
        self.reader = load_reader(checkpoint)
        self.network = network_encoder(self.reader)
        self.graph = graph_encoder(open_graph(model_dir / "encoder.onnx"))
        self.pair_graph = open_graph(model_dir / "pairs.onnx")

    def fixture(self, name, text, nodes=()):
        pieces = split_pieces(self.tokenizer, text)
        offsets = utf16_offsets(text, pieces.offsets)
        float32 = read_in_windows(self.network, pieces.ids)
        int8 = read_in_windows(self.graph, pieces.ids)
        float32_tags, float32_margins = describe_tags(float32[2])
        int8_tags, int8_margins = describe_tags(int8[2])
        result = {
            "name": name,
            "text": text,
            "ids": pieces.ids,
            "offsets": offsets,
            "windows": window_starts(len(pieces.ids)),
            "tags": {"float32": float32_tags, "int8": int8_tags},
            "margins": {"float32": float32_margins, "int8": int8_margins},
        }
        return {**result, **self._pairs(nodes, offsets, float32, int8)} if nodes else result

    def _pairs(self, nodes, offsets, float32, int8):
        plain = [{"type": node["type"], "spans": node["spans"]} for node in nodes]
        placed = place_nodes(plain, offsets)
        pairs = candidate_pairs(placed)
        exact = network_scores(self.reader.pairs, pair_inputs(placed, pairs, *float32[:2]))
        (rounded,) = self.pair_graph.run(None, pair_inputs(placed, pairs, *int8[:2]))
        return {
            "nodes": placed,
            "candidates": len(pairs),
            "pairs": describe_pairs(placed, pairs, exact, rounded),
        }


def main():
    checkpoint, model_dir, fixture_dir = map(Path, sys.argv[1:])
    torch.set_num_threads(1)
    parity = Parity(checkpoint, model_dir)
    for path in sorted(fixture_dir.glob("*.json")):
        given = json.loads(path.read_text(encoding="utf-8"))
        fixture = parity.fixture(given["name"], given["text"], given.get("nodes", ()))
        compact = json.dumps(fixture, separators=(",", ":"))
        path.write_text(compact + "\n", encoding="utf-8")
        print(f"{path.name}: {len(fixture['ids'])} pieces, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
