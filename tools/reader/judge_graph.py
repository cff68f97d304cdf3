"""Writes the judge as one ONNX graph: for each kind an input of features, an output of probabilities."""

import json

import onnx
from onnx import TensorProto, compose, helper, numpy_helper
import numpy as np
from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType


def write_judge(trees, calibration, out):
    """`trees` kind -> booster, `calibration` kind -> (slope, offset). Writes judge.onnx and judge.json into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    whole = None
    for kind, booster in trees.items():
        graph = _kind_graph(kind, booster, *calibration[kind])
        whole = graph if whole is None else compose.merge_models(whole, graph, io_map=[])
    onnx.checker.check_model(whole)
    onnx.save(whole, out / "judge.onnx")
    widths = {kind: booster.num_feature() for kind, booster in trees.items()}
    (out / "judge.json").write_text(json.dumps({"widths": widths}, indent=2) + "\n")


def _kind_graph(kind, booster, slope, offset):
    """Trees, then the calibration: logistic(slope * raw + offset), raw being the trees' sum."""
    converted = convert_lightgbm(
        booster,
        initial_types=[("features", FloatTensorType([None, booster.num_feature()]))],
        zipmap=False,
        target_opset=15,
    )
    (node,) = [each for each in converted.graph.node if each.op_type == "TreeEnsembleClassifier"]
    sums = _regressor(node, kind)
    constants = [
        numpy_helper.from_array(np.float32([slope]), f"{kind}.slope"),
        numpy_helper.from_array(np.float32([offset]), f"{kind}.offset"),
    ]
    nodes = [
        sums,
        helper.make_node("Mul", [f"{kind}.raw", f"{kind}.slope"], [f"{kind}.scaled"]),
        helper.make_node("Add", [f"{kind}.scaled", f"{kind}.offset"], [f"{kind}.logit"]),
        helper.make_node("Sigmoid", [f"{kind}.logit"], [f"{kind}"]),
    ]
    graph = helper.make_graph(
        nodes,
        kind,
        [helper.make_tensor_value_info(f"{kind}.features", TensorProto.FLOAT, [None, booster.num_feature()])],
        [helper.make_tensor_value_info(kind, TensorProto.FLOAT, [None, 1])],
        initializer=constants,
    )
    return helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", 15), helper.make_opsetid("ai.onnx.ml", 1)],
        ir_version=8,
    )


def _regressor(classifier, kind):
    """The same trees as a TreeEnsembleRegressor, whose output is their plain sum."""
    given = {one.name: helper.get_attribute_value(one) for one in classifier.attribute}
    attributes = {name: value for name, value in given.items() if name.startswith("nodes_")}
    for part in ("treeids", "nodeids", "ids", "weights"):
        attributes[f"target_{part}"] = given[f"class_{part}"]
    attributes["target_ids"] = [0] * len(attributes["target_ids"])
    return helper.make_node(
        "TreeEnsembleRegressor",
        [f"{kind}.features"],
        [f"{kind}.raw"],
        domain="ai.onnx.ml",
        n_targets=1,
        post_transform="NONE",
        **attributes,
    )
