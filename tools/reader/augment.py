"""Exchanges names within texts, so that a fact cannot be learned by the names of its parties."""

import dataclasses
from collections import defaultdict


class Names:
    """The names of documents by node type and number of pieces, to draw others from."""

    def __init__(self, documents):
        self._pool = defaultdict(list)
        for document in documents:
            seen = set()
            for first, past, kind in document.names:
                name = tuple(document.ids[first:past].tolist())
                if name not in seen:
                    seen.add(name)
                    self._pool[kind, past - first].append(name)

    def exchanged(self, document, random, share):
        """The document with a share of its names exchanged, each for the same other one everywhere."""
        ids = document.ids.clone()
        drawn = {}
        for first, past, kind in document.names:
            name = tuple(document.ids[first:past].tolist())
            if name not in drawn:
                pool = self._pool[kind, past - first]
                drawn[name] = random.choice(pool) if random.random() < share else name
            ids[first:past] = ids.new_tensor(drawn[name])
        return dataclasses.replace(document, ids=ids)
