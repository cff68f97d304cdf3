"""Writes the reader as two ONNX graphs in float32: the encoder and the pair head."""

import torch

from labels import HINTS

OPSET = 17

PAIR_INPUTS = (
    "vectors", "nodes", "node_attention", "mentions", "types", "head", "tail",
    "head_mention", "tail_mention", "between", "distance", "place",
)
# The axes of each input that vary: pieces, nodes, mentions, pairs.
_VARYING = {
    "vectors": {0: "n"},
    "nodes": {0: "m"},
    "node_attention": {0: "m", 2: "n"},
    "mentions": {0: "k"},
    "types": {0: "m"},
    **{name: {0: "p"} for name in PAIR_INPUTS[5:]},
    "scores": {0: "p"},
}


def write_encoder(reader, path):
    """Inputs `ids` int64 [1, n], `hints` int64 [1, n, channels]; outputs `vectors`, `attention` of the last layer, `tags`."""
    torch.onnx.export(
        reader,
        (torch.randint(1000, 20000, (1, 425)), torch.zeros(1, 425, len(HINTS), dtype=torch.long)),
        path,
        input_names=["ids", "hints"],
        output_names=["vectors", "attention", "tags"],
        dynamic_axes={
            "ids": {1: "n"},
            "hints": {1: "n"},
            "vectors": {1: "n"},
            "attention": {2: "n", 3: "n"},
            "tags": {1: "n"},
        },
        opset_version=OPSET,
        dynamo=False,
    )


def example_pairs(pieces=40, nodes=5, pairs=9, hidden=384, heads=12):
    """Inputs of the pair head, in the order of PAIR_INPUTS, drawn at random; two mentions a node."""
    draw = torch.Generator().manual_seed(7)
    attention = torch.rand(nodes, heads, pieces, generator=draw)

    def indices(below):
        return torch.randint(0, below, (pairs,), generator=draw)

    return (
        torch.randn(pieces, hidden, generator=draw),
        torch.randn(nodes, hidden, generator=draw),
        attention / attention.sum(-1, keepdim=True),
        torch.randn(2 * nodes, hidden, generator=draw),
        torch.randint(0, 10, (nodes,), generator=draw),
        indices(nodes),
        indices(nodes),
        indices(2 * nodes),
        indices(2 * nodes),
        torch.randn(pairs, hidden, generator=draw),
        indices(12),
        indices(4),
    )


def write_pairs(pair_head, path):
    """Inputs PAIR_INPUTS; output `scores` float32 [p, labels]."""
    torch.onnx.export(
        pair_head,
        example_pairs(),
        path,
        input_names=list(PAIR_INPUTS),
        output_names=["scores"],
        dynamic_axes=_VARYING,
        opset_version=OPSET,
        dynamo=False,
    )
