"""Exported graphs in the place of the network: `reading.encode` and `reading.pair_inputs` serve both."""

import numpy as np
import onnxruntime
import torch

from graphs import PAIR_INPUTS
from reading import pair_inputs

# The shared attention of more pairs at once would take pairs * heads * pieces numbers.
PAIRS_AT_ONCE = 200


def _open_graph(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def encoder_graph(path):
    """encoder.onnx as the network's Reader is called, without padding: (ids, hints) -> (vectors, attention, tags)."""
    session = _open_graph(path)

    def run(ids, hints):
        rows = [
            session.run(
                ["vectors", "attention", "tags"],
                {"ids": row[None].numpy(), "hints": hinted[None].numpy()},
            )
            for row, hinted in zip(ids, hints)
        ]
        return tuple(torch.from_numpy(np.concatenate(parts)) for parts in zip(*rows))

    return run


def pair_graph(path):
    """pairs.onnx as the network's PairHead is called."""
    session = _open_graph(path)

    def run(*inputs):
        feed = {name: value.numpy() for name, value in zip(PAIR_INPUTS, inputs)}
        (scores,) = session.run(["scores"], feed)
        return torch.from_numpy(scores)

    return run


def pair_scores(pair_head, document, vectors, attention, chosen):
    """Scores [chosen, labels] of the chosen pairs (indices) of a document."""
    if len(chosen) == 0:
        return torch.zeros(0, document.wanted.shape[1])
    with torch.no_grad():
        return torch.cat([
            pair_head(*pair_inputs(document, vectors, attention, part))
            for part in chosen.split(PAIRS_AT_ONCE)
        ])
