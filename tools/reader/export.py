"""export.py WEIGHTS OUT_DIR [--precise] [--judge FOLDER] [--measured FILE.json]

Writes what `src/encoder` loads: encoder.onnx (int8; float32 with --precise), pairs.onnx
(float32), labels.json, vocab.txt, and card.md, which tells where they come from. Fails
where the pair graph differs from the network by more than 0.0001.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from card import write_card
from graphs import PAIR_INPUTS, example_pairs, write_encoder, write_pairs
from int8 import write_int8
from labels import BIO_TAGS, CUE_REACH, DISTANCE_BOUNDS, HINTS, NODE_TYPES, PAIR_LABELS, SIGNATURES
from model import Shape, load_reader
from pieces import load_tokenizer, word_list
from windows import MIN_OVERLAP, WINDOW

TOLERANCE = 1e-4


def label_file(tokenizer):
    shape = Shape()
    return {
        "bioTags": BIO_TAGS,
        "types": NODE_TYPES,
        "pairLabels": PAIR_LABELS,
        "signatures": SIGNATURES,
        "distanceBuckets": DISTANCE_BOUNDS,
        "cueReach": CUE_REACH,
        "hints": [{"channel": channel, "values": values} for channel, values in HINTS.items()],
        "hidden": shape.hidden,
        "heads": shape.heads,
        "maxPieces": shape.positions,
        "windowPieces": WINDOW,
        "minOverlap": MIN_OVERLAP,
        "lowercase": True,
        "clsId": tokenizer.cls_token_id,
        "sepId": tokenizer.sep_token_id,
        "unkId": tokenizer.unk_token_id,
        "padId": tokenizer.pad_token_id,
    }


def largest_pair_difference(pair_head, path):
    """The largest difference of a score between the network and its graph, for several sizes."""
    session = onnxruntime.InferenceSession(path)
    worst = 0.0
    for pieces, nodes, pairs in ((2, 2, 1), (40, 5, 9), (511, 60, 700)):
        inputs = example_pairs(pieces, nodes, pairs)
        with torch.no_grad():
            expected = pair_head(*inputs).numpy()
        feed = {name: value.numpy() for name, value in zip(PAIR_INPUTS, inputs)}
        (scores,) = session.run(None, feed)
        worst = max(worst, float(np.abs(scores - expected).max()))
    return worst


def _training(weights):
    told = weights.parent / "training.json"
    return json.loads(told.read_text()) if told.exists() else {}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--precise", action="store_true", help="keep the encoder in float32")
    parser.add_argument("--judge", type=Path, help="folder of judge.onnx and judge.json to go with it")
    parser.add_argument("--measured", type=Path, help="report of fit_judge.py to state in the card")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    out = arguments.out
    out.mkdir(parents=True, exist_ok=True)

    reader = load_reader(arguments.weights)
    tokenizer = load_tokenizer()
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        float32 = out / "encoder.onnx" if arguments.precise else Path(scratch) / "encoder.onnx"
        write_encoder(reader, str(float32))
        if not arguments.precise:
            write_int8(str(float32), str(out / "encoder.onnx"))
        write_pairs(reader.pairs, str(out / "pairs.onnx"))
    difference = largest_pair_difference(reader.pairs, str(out / "pairs.onnx"))
    if difference > TOLERANCE:
        raise SystemExit(f"pairs.onnx differs from the network by {difference:.2g}")

    if arguments.judge:
        for name in ("judge.onnx", "judge.json"):
            shutil.copy(arguments.judge / name, out / name)
    labels = json.dumps(label_file(tokenizer), indent=2)
    (out / "labels.json").write_text(labels + "\n", encoding="utf-8")
    (out / "vocab.txt").write_text("\n".join(word_list(tokenizer)) + "\n", encoding="utf-8")
    write_card(
        out,
        weights=arguments.weights,
        training=_training(arguments.weights),
        pair_difference=difference,
        labels=len(PAIR_LABELS),
        measured=json.loads(arguments.measured.read_text()) if arguments.measured else {},
    )


if __name__ == "__main__":
    main()
