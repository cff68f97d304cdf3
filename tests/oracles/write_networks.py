"""Writes networks.json: measures of published and generated networks, for tests/analysis/networks.test.ts.

Run once, by hand: python write_networks.py (needs networkx and numpy); the file holds their versions. NetworkX has betweenness,
constraint, articulation points, triangles, modularity and Louvain. Signed measures are worked out here by their definitions,
in another way than in the project: modularity by a double sum, frustration by trying every division, triads by triples.
"""

import itertools
import json
import pathlib
import random

import networkx as nx
import numpy


def planted(seed, sizes, inside, across, wrong):
    """A signed network of planted camps: ties within are for, across against, a share of them turned round."""
    draw = random.Random(seed)
    camp = [at for at, size in enumerate(sizes) for _ in range(size)]
    ties = []
    for a, b in itertools.combinations(range(len(camp)), 2):
        same = camp[a] == camp[b]
        if draw.random() < (inside if same else across):
            sign = 1 if same else -1
            if draw.random() < wrong:
                sign = -sign
            ties.append((f"n{a:02d}", f"n{b:02d}", sign * draw.randint(1, 9)))
    return ties


def published(graph):
    return sorted(
        (*sorted((f"{a}", f"{b}")), int(data.get("weight", 1))) for a, b, data in graph.edges(data=True)
    )


GRAPHS = {
    "karate club (Zachary 1977)": published(nx.karate_club_graph()),
    "Les Miserables (Knuth 1993)": published(nx.les_miserables_graph()),
    "Florentine families (Padgett 1986)": published(nx.florentine_families_graph()),
    "Southern women (Davis 1941)": published(nx.davis_southern_women_graph()),
    "two camps, balanced": planted(3, [6, 6], 0.8, 0.6, 0.0),
    "two camps, some wrong": planted(5, [7, 7], 0.7, 0.5, 0.2),
    "three camps": planted(8, [5, 5, 5], 0.9, 0.4, 0.1),
    "signs at random": planted(13, [14], 0.4, 0.0, 0.5),
}


def frustration(ties):
    nodes = sorted({node for a, b, _ in ties for node in (a, b)})
    if len(nodes) > 16:
        return None
    place = {node: at for at, node in enumerate(nodes)}
    ends = numpy.array([[place[a], place[b]] for a, b, _ in ties])
    signs = numpy.array([1 if w > 0 else -1 for _, _, w in ties])
    divisions = numpy.arange(2 ** (len(nodes) - 1))
    camps = (divisions[:, None] >> numpy.arange(len(nodes))) & 1
    same = camps[:, ends[:, 0]] == camps[:, ends[:, 1]]
    return int(((same & (signs < 0)) | (~same & (signs > 0))).sum(axis=1).min())


def signed_modularity(ties, group):
    nodes = sorted(group)
    plus, minus = {}, {}
    for a, b, w in ties:
        (plus if w > 0 else minus)[frozenset((a, b))] = abs(w)

    def strengths(weights):
        return {n: sum(w for pair, w in weights.items() if n in pair) for n in nodes}

    sp, sm = strengths(plus), strengths(minus)
    wp, wm = sum(sp.values()), sum(sm.values())
    total = 0.0
    for a in nodes:
        for b in nodes:
            if group[a] != group[b]:
                continue
            pair = frozenset((a, b))
            if a != b:
                total += plus.get(pair, 0) - minus.get(pair, 0)
            total -= (sp[a] * sp[b] / wp if wp else 0) - (sm[a] * sm[b] / wm if wm else 0)
    return total / (wp + wm)


def main():
    cases = []
    for name, ties in GRAPHS.items():
        graph = nx.Graph()
        graph.add_weighted_edges_from((a, b, abs(w)) for a, b, w in ties)
        signs = {frozenset((a, b)): 1 if w > 0 else -1 for a, b, w in ties}
        kinds = [0, 0, 0, 0]
        for triple in itertools.combinations(sorted(graph), 3):
            pairs = [frozenset(pair) for pair in itertools.combinations(triple, 2)]
            if all(pair in signs for pair in pairs):
                kinds[sum(signs[pair] < 0 for pair in pairs)] += 1
        assert sum(kinds) == sum(nx.triangles(graph).values()) // 3
        positive = all(w > 0 for _, _, w in ties)
        halves = {node: at % 2 for at, node in enumerate(sorted(graph))}
        case = {
            "name": name,
            "ties": ties,
            "betweenness": nx.betweenness_centrality(graph),
            "constraint": nx.constraint(graph, weight="weight"),
            "cuts": sorted(nx.articulation_points(graph)),
            "triads": kinds,
            "frustration": frustration(ties),
            "alternating": signed_modularity(ties, halves),
        }
        if positive:
            found = [nx.community.louvain_communities(graph, weight="weight", seed=seed) for seed in range(20)]
            case["louvain"] = max(nx.community.modularity(graph, one, weight="weight") for one in found)
            parts = [{n for n in halves if halves[n] == side} for side in (0, 1)]
            assert abs(nx.community.modularity(graph, parts, weight="weight") - case["alternating"]) < 1e-12
        cases.append(case)
    versions = {"networkx": nx.__version__, "numpy": numpy.__version__}
    path = pathlib.Path(__file__).with_name("networks.json")
    path.write_text(json.dumps({"versions": versions, "cases": cases}, indent=None, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")


if __name__ == "__main__":
    main()
