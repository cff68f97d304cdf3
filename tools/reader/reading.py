"""The network's pass over documents, as src/encoder makes it: windows, pooling, pairs."""

import torch
from torch import nn

from windows import WINDOW, window_starts


def encode(reader, documents):
    """(vectors [n, hidden], attention [heads, n, n], tags [n, tags]) of each document.

    Several documents must each fit into one window; they are read together.
    """
    if len(documents) > 1:
        return _encode_together(reader, documents)
    (document,) = documents
    starts = window_starts(len(document.ids))
    if len(starts) == 1:
        vectors, attention, tags = reader(document.ids[None], document.hints[None])
        return [(vectors[0], attention[0], tags[0])]
    parts = [slice(start, start + WINDOW) for start in starts]
    vectors, attention, tags = reader(
        torch.stack([document.ids[part] for part in parts]),
        torch.stack([document.hints[part] for part in parts]),
    )
    length = len(document.ids)
    covering = sum(_placed(torch.ones(WINDOW), part.start, length) for part in parts)
    joined = lambda rows: sum(  # noqa: E731
        _placed(row, part.start, length) for row, part in zip(rows, parts)
    ) / covering[:, None]
    together = sum(
        nn.functional.pad(
            one, (part.start, length - part.stop, part.start, length - part.stop)
        )
        for one, part in zip(attention, parts)
    )
    return [(joined(vectors), together / covering[:, None], joined(tags))]


def _placed(rows, start, length):
    after = length - start - len(rows)
    return nn.functional.pad(rows, (*(0, 0) * (rows.dim() - 1), start, after))


def _encode_together(reader, documents):
    ids = nn.utils.rnn.pad_sequence([each.ids for each in documents], batch_first=True)
    hints = nn.utils.rnn.pad_sequence([each.hints for each in documents], batch_first=True)
    lengths = [len(each.ids) for each in documents]
    padding = torch.arange(ids.shape[1])[None] >= torch.tensor(lengths)[:, None]
    bias = torch.zeros(padding.shape).masked_fill(padding, -1e4)[:, None, None]
    vectors, attention, tags = reader(ids, hints, bias)
    return [
        (vectors[row, :length], attention[row, :, :length, :length], tags[row, :length])
        for row, length in enumerate(lengths)
    ]


def pair_inputs(document, vectors, attention, chosen):
    """The pair head's inputs, in order, for the chosen pairs (indices) of a document."""
    sums = nn.functional.pad(vectors.cumsum(0), (0, 0, 1, 0))
    first, past = document.mentions.T
    mentions = (sums[past] - sums[first]) / (past - first).unsqueeze(1)
    belongs = document.node_of[None] == torch.arange(len(document.types))[:, None]  # [m, k]
    spread = mentions[None].masked_fill(~belongs.unsqueeze(2), float("-inf"))
    nodes = torch.logsumexp(spread, 1)
    pieces = torch.arange(len(document.ids))
    inside = (pieces[None] >= first[:, None]) & (pieces[None] < past[:, None])  # [k, n]
    weights = inside / (past - first).unsqueeze(1)
    by_node = (belongs / belongs.sum(1, keepdim=True)) @ weights  # [m, n]
    node_attention = (by_node[None] @ attention).transpose(0, 1)
    head, tail, head_mention, tail_mention, start, end, distance, place = document.pairs[chosen].T
    between = (sums[end] - sums[start]) / (end - start).clamp(min=1).unsqueeze(1)
    return (
        vectors, nodes, node_attention, mentions, document.types,
        head, tail, head_mention, tail_mention, between, distance, place,
    )
