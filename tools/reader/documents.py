"""Texts laid out by prepare.mts as tensors: pieces, hints, tags, nodes and the pairs between them."""

import json
from dataclasses import dataclass

import numpy as np
import torch

from labels import (
    BIO_TAGS, CUE_REACH, CUE_TYPES, DISTANCE_BOUNDS, HINTS, NODE_TYPES, PAIR_LABELS, labels_for,
)

CLS, SEP = 101, 102
_LABEL = {label: index for index, label in enumerate(PAIR_LABELS)}
_CHANNEL = {channel: index for index, channel in enumerate(HINTS)}
_ADMITTED = {
    (head, tail): [_LABEL[label] for label in labels_for(head, tail)]
    for head in NODE_TYPES
    for tail in NODE_TYPES
}
IGNORED_TAG = -100


@dataclass
class Document:
    """n pieces with [CLS] and [SEP], m nodes, k mentions, p pairs."""

    id: str
    set: str
    ids: torch.Tensor  # [n]
    hints: torch.Tensor  # [n, channels]
    tags: torch.Tensor  # [n]
    names: list  # (first, past, node type) of every mention of a named node
    mentions: torch.Tensor  # [k, 2] first and past piece
    node_of: torch.Tensor  # [k]
    types: torch.Tensor  # [m]
    pairs: torch.Tensor  # [p, 8]: head, tail, head mention, tail mention, between from, past, distance, place
    wanted: torch.Tensor  # [p, labels] 1 where a label holds
    admitted: torch.Tensor  # [p, labels] 1 where a label may hold and is known to hold or not


def read_documents(path):
    with open(path, encoding="utf-8") as lines:
        return [document_of(json.loads(line)) for line in lines]


def document_of(line):
    """The document of one line of prepare.mts."""
    ids = [CLS, *line["ids"], SEP]
    nodes = line["nodes"]
    mentions, node_of, starts, sentences = [], [], [], []
    for index, node in enumerate(nodes):
        for rows, start, sentence in zip(node["rows"], node["starts"], node["sentences"]):
            mentions.append(rows)
            node_of.append(index)
            starts.append(start)
            sentences.append(sentence)
    pairs, wanted, admitted = _pairs(line, nodes, mentions, node_of, starts, sentences)
    return Document(
        id=line["id"],
        set=line["set"],
        ids=torch.tensor(ids),
        hints=_hints(line, len(ids)),
        tags=_tags(line, len(ids)),
        names=[
            (*rows, node["type"]) for node in nodes
            if node["type"] not in ("Money", "Count", "Date", *CUE_TYPES) for rows in node["rows"]
        ],
        mentions=torch.tensor(mentions).reshape(-1, 2),
        node_of=torch.tensor(node_of, dtype=torch.long),
        types=torch.tensor([NODE_TYPES.index(node["type"]) for node in nodes], dtype=torch.long),
        pairs=pairs,
        wanted=wanted,
        admitted=admitted,
    )


def _hints(line, length):
    hints = torch.zeros(length, len(HINTS), dtype=torch.long)
    for first, past, channel, value in line["hints"]:
        hints[first:past, _CHANNEL[channel]] = HINTS[channel].index(value) + 1
    return hints


def _tags(line, length):
    tags = torch.zeros(length, dtype=torch.long)
    for first, past in line["unsure"]:
        tags[first:past] = IGNORED_TAG
    for first, past, kind in line["names"]:
        tags[first] = BIO_TAGS.index(f"B-{kind}")
        tags[first + 1 : past] = BIO_TAGS.index(f"I-{kind}")
    return tags


def distance_bucket(distance):
    """The first bucket whose bound is not below the distance."""
    return int(np.searchsorted(DISTANCE_BOUNDS, distance))


def _pairs(line, nodes, mentions, node_of, starts, sentences):
    by_node = [[] for _ in nodes]
    for mention, node in enumerate(node_of):
        by_node[node].append(mention)
    starts, sentences = np.array(starts, dtype=int), np.array(sentences, dtype=int)
    positive, ignored = {}, {}
    for table, triples in ((positive, line["positive"]), (ignored, line["ignored"])):
        for head, tail, label in triples:
            table.setdefault((head, tail), []).append(_LABEL[label])
    pairs, wanted, admitted = [], [], []
    for head, head_node in enumerate(nodes):
        for tail, tail_node in enumerate(nodes):
            labels = _ADMITTED[head_node["type"], tail_node["type"]]
            if head == tail or not labels or not by_node[head] or not by_node[tail]:
                continue
            gaps = np.abs(starts[by_node[head], None] - starts[None, by_node[tail]])
            row, column = np.unravel_index(gaps.argmin(), gaps.shape)
            if tail_node["type"] in CUE_TYPES and gaps[row, column] > CUE_REACH:
                continue
            one, other = by_node[head][row], by_node[tail][column]
            left, right = (one, other) if starts[one] <= starts[other] else (other, one)
            first, past = mentions[left][1], mentions[right][0]
            place = 2 * int(starts[one] > starts[other]) + int(sentences[one] == sentences[other])
            pairs.append(
                (head, tail, one, other, first, max(first, past),
                 distance_bucket(gaps[row, column]), place)
            )
            wants, admits = np.zeros(len(PAIR_LABELS), bool), np.zeros(len(PAIR_LABELS), bool)
            admits[labels] = True
            admits[ignored.get((head, tail), [])] = False
            holding = [label for label in positive.get((head, tail), []) if label in labels]
            wants[holding] = True
            # Where nobody looked for denials a pair without a fact may yet be denied one.
            if not line["denialsKnown"] and not holding:
                admits[_LABEL["denied"]] = False
            admits |= wants
            wanted.append(wants)
            admitted.append(admits)
    shape = (len(pairs), len(PAIR_LABELS))
    return (
        torch.tensor(pairs, dtype=torch.long).reshape(-1, 8),
        torch.from_numpy(np.array(wanted, bool).reshape(shape)),
        torch.from_numpy(np.array(admitted, bool).reshape(shape)),
    )
