"""Reads exported files with programs that others made, and prints as JSON what they found.

Usage: read_exports.py GRAPHML GEXF JSONLD FTM
"""

import json
import sys

import networkx
import rdflib
from followthemoney import model


def read_graph(graph):
    return {
        "directed": graph.is_directed(),
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "labels": {node: data.get("label") for node, data in graph.nodes(data=True)},
        "types": sorted({data.get("type") for _, _, data in graph.edges(data=True)}),
        "spans": sorted(
            [source, target, str(data.get("start")), str(data.get("end"))]
            for source, target, data in graph.edges(data=True)
            if data.get("start") or data.get("end")
        ),
    }


def read_linked_data(path):
    graph = rdflib.Graph().parse(path, format="json-ld")
    sellers = graph.query(
        """PREFIX schema: <https://schema.org/> PREFIX d: <urn:demarche:term:> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT DISTINCT ?seller ?buyer ?words WHERE {
          ?deal a d:Deal ; d:seller/schema:name ?seller ; d:buyer/schema:name ?buyer .
          ?claim d:reports ?deal ; prov:wasQuotedFrom/schema:text ?words .
        } ORDER BY ?seller ?buyer ?words"""
    )
    return {"triples": len(graph), "sellers": [[str(value) for value in row] for row in sellers]}


def read_entities(path):
    counts, refused = {}, []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            data = json.loads(line)
            entity = model.get_proxy(data, cleaned=False)
            counts[entity.schema.name] = counts.get(entity.schema.name, 0) + 1
            given = {(name, value) for name, values in data["properties"].items() for value in values}
            kept = {(prop.name, value) for prop, value in entity.itervalues()}
            # Cleaning drops what is no value of its property's type.
            refused += [[data["id"], *pair] for pair in sorted(given - kept)]
            missing = [name for name in entity.schema.required if not entity.get(name)]
            refused += [[data["id"], "missing", name] for name in missing]
    return {"counts": counts, "refused": refused}


graphml, gexf, jsonld, ftm = sys.argv[1:]
print(
    json.dumps(
        {
            "graphml": read_graph(networkx.read_graphml(graphml, force_multigraph=True)),
            "gexf": read_graph(networkx.read_gexf(gexf, version="1.3")),
            "jsonld": read_linked_data(jsonld),
            "ftm": read_entities(ftm),
        }
    )
)
