"""Writes the encoder's graph in int8, with operators of plain ONNX only.

Most of what int8 costs comes from activations that share one scale for a whole article:
a few large values leave the other rows a few steps each. So each row (one word piece) is
divided by its own largest value before it is rounded, and the product is multiplied by it
afterwards. Word and position embeddings have a scale for each row too, weights one for
each output channel.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

# Processors without VNNI instructions add two products of an unsigned and a signed byte in
# 16 bits: 2 * 255 * 64 fits, 2 * 255 * 127 would saturate.
LARGEST_WEIGHT = 64
LARGEST_BYTE = 127

# GELU is never below -0.17, but its largest values are far above: a range of its own keeps
# most of the byte for them. A row whose largest value is below the floor is divided by the
# floor, so that its lowest stays in the range.
GELU_LOWEST = -0.17
GELU_FLOOR = 0.5
ROW_FLOOR = 1e-6

_EMBEDDINGS = ("encoder.words.weight", "encoder.positions.weight")
_AFTER_GELU = "/narrow/"
# 0.02 % of the weights and the last step before a decision.
_KEPT = "/tags/"


def write_int8(source, path):
    """Rewrites the float32 encoder at `source` (from `write_encoder`); same inputs and outputs."""
    model = onnx.load(source)
    graph = model.graph
    rewriter = _Rewriter(graph)
    nodes = [new for node in graph.node for new in rewriter.rewrite(node)]
    used = {name for node in nodes for name in node.input}
    weights = [one for one in (*graph.initializer, *rewriter.added) if one.name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(weights)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def round_weights(weights, axis, largest):
    """(int8, float32 scales), one scale for each slice that the maximum over `axis` leaves."""
    scales = np.maximum(np.abs(weights).max(axis, keepdims=True) / largest, 1e-12)
    return np.round(weights / scales).astype(np.int8), scales.astype(np.float32)


class _Rewriter:
    def __init__(self, graph):
        self.weights = {one.name: one for one in graph.initializer}
        self.added = []
        self.rounded = {}

    def rewrite(self, node):
        if node.op_type == "Gather" and node.input[0] in _EMBEDDINGS:
            return self._gather(node)
        if node.op_type == "MatMul" and node.input[1] in self.weights and not node.name.startswith(_KEPT):
            return self._product(node)
        return [node]

    def _constant(self, name, value):
        self.added.append(numpy_helper.from_array(value, name))
        return name

    def _gather(self, node):
        table, ids = node.input
        (out,) = node.output
        rounded, scales = round_weights(numpy_helper.to_array(self.weights[table]), 1, LARGEST_BYTE)
        return [
            _node("Gather", [self._constant(f"{table}.int8", rounded), ids], f"{out}.int8"),
            _node("Gather", [self._constant(f"{table}.scale", scales), ids], f"{out}.scale"),
            _node("Cast", [f"{out}.int8"], f"{out}.float", to=TensorProto.FLOAT),
            _node("Mul", [f"{out}.float", f"{out}.scale"], out),
        ]

    def _product(self, node):
        states, weight = node.input
        (out,) = node.output
        before, (scale, zero) = self._round_states(states, _AFTER_GELU in node.name)
        rounded, scales = round_weights(numpy_helper.to_array(self.weights[weight]), 0, LARGEST_WEIGHT)
        return [
            *before,
            _node(
                "MatMulInteger",
                [f"{states}.uint8", self._constant(f"{weight}.int8", rounded), zero],
                f"{out}.sums",
            ),
            _node("Cast", [f"{out}.sums"], f"{out}.float", to=TensorProto.FLOAT),
            _node(
                "Mul",
                [f"{out}.float", self._constant(f"{weight}.scale", scales[0] * np.float32(scale))],
                f"{out}.scaled",
            ),
            _node("Mul", [f"{out}.scaled", f"{states}.largest"], out),
        ]

    def _round_states(self, states, after_gelu):
        """Nodes, and (scale, name of the zero point). Query, key and value share theirs."""
        if states in self.rounded:
            return [], self.rounded[states]
        low, floor = (GELU_LOWEST / GELU_FLOOR, GELU_FLOOR) if after_gelu else (-1, ROW_FLOOR)
        # Symmetric: 0 is byte 128 and the row's largest value is 127 steps away.
        scale = (1 - low) / 255 if after_gelu else 1 / LARGEST_BYTE
        zero = round(-low / scale) if after_gelu else LARGEST_BYTE + 1
        zero_name = self._constant(f"{states}.zero", np.uint8(zero))
        size = states if after_gelu else f"{states}.size"
        nodes = [
            *([] if after_gelu else [_node("Abs", [states], size)]),
            _node("ReduceMax", [size], f"{states}.highest", axes=[-1], keepdims=1),
            _node(
                "Max",
                [f"{states}.highest", self._constant(f"{states}.floor", np.float32([floor]))],
                f"{states}.largest",
            ),
            _node("Div", [states, f"{states}.largest"], f"{states}.divided"),
            _node(
                "QuantizeLinear",
                [f"{states}.divided", self._constant(f"{states}.step", np.float32(scale)), zero_name],
                f"{states}.uint8",
            ),
        ]
        self.rounded[states] = scale, zero_name
        return nodes, self.rounded[states]


def _node(kind, inputs, output, **attributes):
    return helper.make_node(kind, inputs, [output], name=f"{output}:{kind}", **attributes)
