"""encoder_only.py MODEL_DIR TEXT_DIR

Runs the shipped encoder over a folder's *.txt files in Python, on one thread and without hints, and prints
{articles, words, seconds, wordsPerSecond, maxRssMb} as JSON: what the model alone costs,
as a yardstick for the TypeScript that runs the same graph. Words are split at white space;
the clock covers tokenizing and the encoder, not loading. Needs tools/reader/requirements.txt
(tokenizers comes with transformers, which is not loaded).
"""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import BertWordPieceTokenizer

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "reader"))

from windows import WINDOW, window_starts  # noqa: E402  (found through the line above)


def open_encoder(path):
    """The encoder's graph as a function of one window's ids."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    channels = next(one.shape[2] for one in session.get_inputs() if one.name == "hints")

    def encode(ids):
        hints = np.zeros((1, len(ids), channels), np.int64)
        return session.run(["vectors", "attention", "tags"], {"ids": np.array([ids], np.int64), "hints": hints})

    return encode


def main():
    model_dir, text_dir = map(Path, sys.argv[1:])
    tokenizer = BertWordPieceTokenizer(str(model_dir / "vocab.txt"), lowercase=True)
    encode = open_encoder(model_dir / "encoder.onnx")
    texts = [path.read_text(encoding="utf-8") for path in sorted(text_dir.glob("*.txt"))]

    started = time.perf_counter()
    for text in texts:
        ids = tokenizer.encode(text).ids
        for start in window_starts(len(ids)):
            encode(ids[start : start + WINDOW])
    seconds = time.perf_counter() - started

    words = sum(len(text.split()) for text in texts)
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    result = {
        "articles": len(texts),
        "words": words,
        "seconds": round(seconds, 3),
        "wordsPerSecond": round(words / seconds) if seconds > 0 else 0,
        "maxRssMb": round(kilobytes / 1024),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
