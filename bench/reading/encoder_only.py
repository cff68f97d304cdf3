"""encoder_only.py MODEL_DIR TEXT_DIR

Runs the shipped encoder over a folder's *.txt files in Python, on one thread, and prints
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

from tokenizers import BertWordPieceTokenizer

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "reader"))

from runners import graph_encoder, open_graph  # noqa: E402  (found through the line above)
from windows import read_in_windows  # noqa: E402


def main():
    model_dir, text_dir = map(Path, sys.argv[1:])
    tokenizer = BertWordPieceTokenizer(str(model_dir / "vocab.txt"), lowercase=True)
    encode = graph_encoder(open_graph(model_dir / "encoder.onnx", threads=1))
    texts = [path.read_text(encoding="utf-8") for path in sorted(text_dir.glob("*.txt"))]

    started = time.perf_counter()
    for text in texts:
        read_in_windows(encode, tokenizer.encode(text).ids)
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
