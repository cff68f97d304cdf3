"""Nodes (what an article names, with all its places) as the inputs of the pair head.

A node is {"type": one of NODE_TYPES, "spans": [[start, end], …]}. Spans and piece
offsets count the same units; which, is the caller's choice.
"""

import numpy as np

from labels import NODE_TYPES, distance_bucket, labels_for


def piece_range(span, offsets):
    """The pieces [first, past) that a span touches, or None where it touches none.

    A piece without width (the ones around the sequence) belongs to no span and ends a run.
    """
    start, end = span
    touching = (
        index for index, (left, right) in enumerate(offsets)
        if left < right and right > start and left < end
    )
    first = next(touching, None)
    if first is None:
        return None
    past = first
    while past < len(offsets) and offsets[past][0] < end and offsets[past][1] > offsets[past][0]:
        past += 1
    return first, past


def place_nodes(nodes, offsets):
    """Nodes that some piece stands for, each with the `pieces` of its mentions."""
    placed = []
    for node in nodes:
        ranges = [found for span in node["spans"] if (found := piece_range(span, offsets))]
        if ranges:
            placed.append({**node, "pieces": ranges})
    return placed


def pool_nodes(nodes, vectors, attention):
    """(nodes [m, hidden], node_attention [m, heads, n]) from placed nodes.

    A mention's vector is the mean of its pieces; a node's is the logsumexp over its
    mentions. Attention is the mean over pieces, then over mentions.
    """
    pooled, pooled_attention = [], []
    for node in nodes:
        mentions = np.stack([vectors[first:past].mean(0) for first, past in node["pieces"]])
        highest = mentions.max(0)
        pooled.append(highest + np.log(np.exp(mentions - highest).sum(0)))
        pooled_attention.append(
            np.mean([attention[:, first:past].mean(1) for first, past in node["pieces"]], axis=0)
        )
    return np.stack(pooled).astype(np.float32), np.stack(pooled_attention).astype(np.float32)


def candidate_pairs(nodes):
    """(head, tail, distance bucket) of each ordered pair that some label admits.

    The distance is the smallest one between the starts of two mentions.
    """
    return [
        (head, tail, distance_bucket(_distance(nodes[head], nodes[tail])))
        for head in range(len(nodes))
        for tail in range(len(nodes))
        if head != tail and labels_for(nodes[head]["type"], nodes[tail]["type"])
    ]


def _distance(left, right):
    return min(abs(a[0] - b[0]) for a in left["spans"] for b in right["spans"])


def pair_inputs(nodes, pairs, vectors, attention):
    """The pair graph's inputs by name, for at least one pair."""
    pooled, pooled_attention = pool_nodes(nodes, vectors, attention)
    head, tail, distance = np.array(pairs, np.int64).T
    return {
        "vectors": vectors,
        "nodes": pooled,
        "node_attention": pooled_attention,
        "types": np.array([NODE_TYPES.index(node["type"]) for node in nodes], np.int64),
        "head": head,
        "tail": tail,
        "distance": distance,
    }
