"""Writes the reader as two ONNX graphs in float32: the encoder and the pair head."""

import torch

OPSET = 17

PAIR_INPUTS = ("vectors", "nodes", "node_attention", "types", "head", "tail", "distance")


def write_encoder(reader, path):
    """Input `ids` int64 [1, n]; outputs `vectors`, `attention` of the last layer, `tags`."""
    torch.onnx.export(
        reader,
        (torch.randint(1000, 20000, (1, 425)),),
        path,
        input_names=["ids"],
        output_names=["vectors", "attention", "tags"],
        dynamic_axes={
            "ids": {1: "n"},
            "vectors": {1: "n"},
            "attention": {2: "n", 3: "n"},
            "tags": {1: "n"},
        },
        opset_version=OPSET,
        dynamo=False,
    )


def example_pairs(pieces=40, nodes=5, pairs=9, hidden=384, heads=12):
    """Inputs of the pair head, in the order of PAIR_INPUTS, drawn at random."""
    draw = torch.Generator().manual_seed(7)
    attention = torch.rand(nodes, heads, pieces, generator=draw)
    return (
        torch.randn(pieces, hidden, generator=draw),
        torch.randn(nodes, hidden, generator=draw),
        attention / attention.sum(-1, keepdim=True),
        torch.randint(0, 10, (nodes,), generator=draw),
        torch.randint(0, nodes, (pairs,), generator=draw),
        torch.randint(0, nodes, (pairs,), generator=draw),
        torch.randint(0, 12, (pairs,), generator=draw),
    )


def write_pairs(pair_head, path):
    """Inputs PAIR_INPUTS; output `scores` float32 [p, labels]."""
    torch.onnx.export(
        pair_head,
        example_pairs(),
        path,
        input_names=list(PAIR_INPUTS),
        output_names=["scores"],
        dynamic_axes={
            "vectors": {0: "n"},
            "nodes": {0: "m"},
            "node_attention": {0: "m", 2: "n"},
            "types": {0: "m"},
            "head": {0: "p"},
            "tail": {0: "p"},
            "distance": {0: "p"},
            "scores": {0: "p"},
        },
        opset_version=OPSET,
        dynamo=False,
    )
