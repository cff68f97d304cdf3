"""Times NetworkX on the networks that bench/analysis/run.ts wrote, and prints the answer as JSON.

python measures.py NETWORKS.json: {name: {"arms": [[from, to, weight]], "ties": [[a, b, positive, negative]]}}
"""

import json
import resource
import sys
import time

import networkx as nx


def best(work, rounds):
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def main():
    found = {}
    with open(sys.argv[1]) as file:
        networks = json.load(file)
    rounds = int(sys.argv[2])
    for name, network in networks.items():
        arms = nx.DiGraph()
        arms.add_weighted_edges_from(network["arms"])
        turned = arms.reverse()
        ties = nx.Graph()
        ties.add_weighted_edges_from((a, b, plus) for a, b, plus, _ in network["ties"] if plus > 0)
        found[name] = {
            "PageRank": best(lambda: nx.pagerank(turned, tol=1e-10, max_iter=1000), rounds),
            "HITS": best(lambda: nx.hits(arms, tol=1e-9, max_iter=1000), rounds),
            "betweenness": best(lambda: nx.betweenness_centrality(ties), rounds),
            "constraint": best(lambda: nx.constraint(ties, weight="weight"), rounds),
            "articulation points": best(lambda: list(nx.articulation_points(ties)), rounds),
            "triangles": best(lambda: sum(nx.triangles(ties).values()) // 3, rounds),
            "Louvain": best(lambda: nx.community.louvain_communities(ties, weight="weight", seed=1), rounds),
        }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"version": nx.__version__, "times": found, "megabytes": round(peak)}))


main()
