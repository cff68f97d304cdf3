"""Writes centrality.json: PageRank and HITS of small weighted digraphs by NetworkX, for tests/analysis/centrality.test.ts.

Run once, by hand: python write_centrality.py (needs networkx, numpy and scipy); the file holds their versions.
"""

import json
import pathlib
import random

import networkx as nx
import numpy
import scipy


def generated(seed, nodes, edges):
    """A connected digraph with heavy-tailed degrees: few sellers, many buyers."""
    draw = random.Random(seed)
    names = [f"n{at:02d}" for at in range(nodes)]
    pairs = {}
    for at in range(1, nodes):
        pairs[(names[int(at * draw.random() ** 3)], names[at])] = draw.randint(1, 9)
    while len(pairs) < edges:
        source = names[int(nodes * draw.random() ** 3)]
        target = names[int(nodes * draw.random())]
        if source != target:
            pairs[(source, target)] = draw.randint(1, 9)
    return [[a, b, w] for (a, b), w in sorted(pairs.items())]


GRAPHS = {
    "one seller of two buyers": [["s", "x", 3], ["s", "y", 1]],
    "cycle with a chord": [["a", "b", 1], ["b", "c", 2], ["c", "a", 1], ["a", "c", 4]],
    "two sellers share a buyer": [["s", "x", 5], ["s", "y", 2], ["t", "y", 3], ["t", "z", 1]],
    "generated 12": generated(7, 12, 24),
    "generated 40": generated(11, 40, 130),
}


def main():
    cases = []
    for name, edges in GRAPHS.items():
        graph = nx.DiGraph()
        graph.add_weighted_edges_from(edges)
        hubs, authorities = nx.hits(graph, max_iter=10_000, tol=1e-13)
        cases.append(
            {
                "name": name,
                "edges": edges,
                "pagerank": nx.pagerank(graph, alpha=0.85, max_iter=10_000, tol=1e-14),
                "reversed": nx.pagerank(graph.reverse(), alpha=0.85, max_iter=10_000, tol=1e-14),
                "hubs": hubs,
                "authorities": authorities,
            }
        )
    versions = {"networkx": nx.__version__, "numpy": numpy.__version__, "scipy": scipy.__version__}
    path = pathlib.Path(__file__).with_name("centrality.json")
    path.write_text(json.dumps({"versions": versions, "cases": cases}, indent=1) + "\n")


if __name__ == "__main__":
    main()
