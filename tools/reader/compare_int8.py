"""compare_int8.py FLOAT32.onnx TEXT_DIR INT8.onnx…

How often the tag of a word piece differs between the float32 encoder and int8 ones, over
all pieces and over those that either takes for part of a name; and how far vectors are
apart. Prints JSON, one entry for each int8 file. For files that `export.py` did not write,
results hold for this processor only: where it has no VNNI instructions, sums of eight-bit
products can saturate.
"""

import json
import sys
from pathlib import Path

import numpy as np

from pieces import load_tokenizer, split_pieces
from runners import graph_encoder, open_graph
from windows import read_in_windows


def compare(reference, candidate):
    """Sums over texts; both are lists of (vectors, tags)."""
    pieces = named = differ = named_differ = 0
    squared, cosine = 0.0, 0.0
    for (vectors, tags), (other_vectors, other_tags) in zip(reference, candidate):
        left, right = tags.argmax(-1), other_tags.argmax(-1)
        name = (left > 0) | (right > 0)
        pieces += len(left)
        named += int(name.sum())
        differ += int((left != right).sum())
        named_differ += int(((left != right) & name).sum())
        squared += float(((tags - other_tags) ** 2).mean(-1).sum())
        lengths = np.linalg.norm(vectors, axis=-1) * np.linalg.norm(other_vectors, axis=-1)
        cosine += float(((vectors * other_vectors).sum(-1) / lengths).sum())
    return {
        "pieces": pieces,
        "piecesInNames": named,
        "tagsDiffer": differ,
        "tagsDifferShare": round(differ / pieces, 5),
        "tagsDifferShareInNames": round(named_differ / max(1, named), 5),
        "tagScoreRmse": round((squared / pieces) ** 0.5, 4),
        "vectorCosine": round(cosine / pieces, 5),
    }


def read_all(path, texts):
    encode = graph_encoder(open_graph(path))
    outputs = (read_in_windows(encode, ids) for ids in texts)
    return [(vectors, tags) for vectors, _, tags in outputs]


def main():
    float32, folder, *int8 = sys.argv[1:]
    tokenizer = load_tokenizer()
    texts = [
        split_pieces(tokenizer, path.read_text(encoding="utf-8")).ids
        for path in sorted(Path(folder).glob("*.txt"))
    ]
    reference = read_all(float32, texts)
    results = {Path(path).name: compare(reference, read_all(path, texts)) for path in int8}
    print(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()
