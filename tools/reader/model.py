"""The reader's network: a BERT-shaped encoder, a tag head and a head for pairs of nodes.

The pair head follows ATLOP (Zhou et al., "Document-Level Relation Extraction with
Adaptive Thresholding and Localized Context Pooling", AAAI 2021).
"""

import re
from dataclasses import dataclass

import torch
from torch import nn

from labels import BIO_TAGS, DISTANCE_BOUNDS, NODE_TYPES, PAIR_LABELS


@dataclass(frozen=True)
class Shape:
    words: int = 30522
    positions: int = 512
    hidden: int = 384
    heads: int = 12
    layers: int = 6
    inner: int = 1536
    epsilon: float = 1e-12
    type_width: int = 16
    distance_width: int = 16
    pair_hidden: int = 256
    pair_group: int = 16


class Layer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.heads = shape.heads
        self.head_width = shape.hidden // shape.heads
        self.query = nn.Linear(shape.hidden, shape.hidden)
        self.key = nn.Linear(shape.hidden, shape.hidden)
        self.value = nn.Linear(shape.hidden, shape.hidden)
        self.mixed = nn.Linear(shape.hidden, shape.hidden)
        self.mixed_norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.wide = nn.Linear(shape.hidden, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.hidden)
        self.narrow_norm = nn.LayerNorm(shape.hidden, shape.epsilon)

    def _by_head(self, states):
        return states.unflatten(-1, (self.heads, self.head_width)).transpose(1, 2)

    def forward(self, states):
        query, key, value = (
            self._by_head(project(states)) for project in (self.query, self.key, self.value)
        )
        attention = torch.softmax(query @ key.transpose(-1, -2) / self.head_width**0.5, -1)
        mixed = (attention @ value).transpose(1, 2).flatten(2)
        states = self.mixed_norm(states + self.mixed(mixed))
        inner = nn.functional.gelu(self.wide(states))
        return self.narrow_norm(states + self.narrow(inner)), attention


class Encoder(nn.Module):
    """ids [1, n] -> vectors [1, n, hidden] and the last layer's attention [1, heads, n, n]."""

    def __init__(self, shape):
        super().__init__()
        self.words = nn.Embedding(shape.words, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.segments = nn.Embedding(2, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def forward(self, ids):
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(
            self.words(ids) + self.positions(places) + self.segments.weight[0]
        )
        for layer in self.layers:
            states, attention = layer(states)
        return states, attention


class PairHead(nn.Module):
    """Scores of ordered node pairs: a label's logit less the logit of the threshold class.

    vectors [n, hidden]; nodes [m, hidden] and node_attention [m, heads, n], each pooled
    over a node's mentions by the caller; types [m]; head, tail, distance [p].
    Gives [p, labels]; above 0 means that the label holds.
    """

    def __init__(self, shape):
        super().__init__()
        width = 2 * shape.hidden + shape.type_width
        self.group = shape.pair_group
        self.types = nn.Embedding(len(NODE_TYPES), shape.type_width)
        self.heads = nn.Linear(width, shape.pair_hidden)
        self.tails = nn.Linear(width, shape.pair_hidden)
        self.distances = nn.Embedding(len(DISTANCE_BOUNDS) + 1, shape.distance_width)
        products = shape.pair_hidden * shape.pair_group
        self.labels = nn.Linear(products + shape.distance_width, len(PAIR_LABELS) + 1)

    def forward(self, vectors, nodes, node_attention, types, head, tail, distance):
        shared = (node_attention[head] * node_attention[tail]).mean(1)
        shared = shared / shared.sum(-1, keepdim=True).clamp(min=1e-6)
        context = shared @ vectors
        kinds = self.types(types)
        heads = torch.tanh(self.heads(torch.cat([nodes[head], context, kinds[head]], -1)))
        tails = torch.tanh(self.tails(torch.cat([nodes[tail], context, kinds[tail]], -1)))
        heads = heads.unflatten(-1, (-1, self.group))
        tails = tails.unflatten(-1, (-1, self.group))
        products = (heads.unsqueeze(3) * tails.unsqueeze(2)).flatten(1)
        logits = self.labels(torch.cat([products, self.distances(distance)], -1))
        return logits[:, :-1] - logits[:, -1:]


class Reader(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.encoder = Encoder(shape)
        self.tags = nn.Linear(shape.hidden, len(BIO_TAGS))
        self.pairs = PairHead(shape)

    def forward(self, ids):
        vectors, attention = self.encoder(ids)
        return vectors, attention, self.tags(vectors)


# Names in a checkpoint (the encoder's are those of BERT in transformers) -> names here.
_RENAMES = (
    (r"^enc\.embeddings\.word_embeddings\.", "encoder.words."),
    (r"^enc\.embeddings\.position_embeddings\.", "encoder.positions."),
    (r"^enc\.embeddings\.token_type_embeddings\.", "encoder.segments."),
    (r"^enc\.embeddings\.LayerNorm\.", "encoder.norm."),
    (r"^enc\.encoder\.layer\.", "encoder.layers."),
    (r"\.attention\.self\.", "."),
    (r"\.attention\.output\.dense\.", ".mixed."),
    (r"\.attention\.output\.LayerNorm\.", ".mixed_norm."),
    (r"\.intermediate\.dense\.", ".wide."),
    (r"\.output\.dense\.", ".narrow."),
    (r"\.output\.LayerNorm\.", ".narrow_norm."),
    (r"^tag\.", "tags."),
    (r"^temb\.", "pairs.types."),
    (r"^hw\.", "pairs.heads."),
    (r"^tw\.", "pairs.tails."),
    (r"^dist\.", "pairs.distances."),
    (r"^out\.", "pairs.labels."),
)
_UNUSED = re.compile(r"^enc\.pooler\.|position_ids$")


def load_reader(checkpoint, shape=Shape()):
    """The reader of a training checkpoint, in float32, ready to read.

    Raises RuntimeError where a weight is missing, left over or of another size.
    """
    weights = {}
    for name, weight in torch.load(checkpoint, map_location="cpu", weights_only=True).items():
        if _UNUSED.search(name):
            continue
        for pattern, replacement in _RENAMES:
            name = re.sub(pattern, replacement, name)
        weights[name] = weight.float()
    reader = Reader(shape)
    reader.load_state_dict(weights)
    return reader.eval()
