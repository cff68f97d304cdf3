"""Ways to run the encoder: the network itself, or an ONNX graph of it.

Each gives a function from piece ids (one window) to arrays (vectors [n, hidden],
attention [heads, n, n], tags [n, tags]), as `windows.read_in_windows` wants it.
"""

import numpy as np
import onnxruntime


def open_graph(path, threads=1):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def graph_encoder(session):
    def encode(ids):
        outputs = session.run(["vectors", "attention", "tags"], {"ids": np.array([ids], np.int64)})
        return tuple(output[0] for output in outputs)

    return encode


def network_encoder(reader):
    import torch

    def encode(ids):
        with torch.no_grad():
            outputs = reader(torch.tensor([ids]))
        return tuple(output[0].numpy() for output in outputs)

    return encode
