"""`graphml` and `gexf`: who acts on whom, a directed network of actors for Gephi, Cytoscape, NetworkX and igraph.

One edge goes from each actor to each recipient for each type of event; its weight is the number of events. Not all that
is told was done: `done` counts the events told as having happened or as going on. `quotes` point to the words as
`report#char=start,end`. GEXF says when, too: each dated event is a spell of its edge.

Sources: GraphML 1.0 primer; GEXF 1.3 (dynamics with spells, both ends included).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element

from dateline.export.cite import cite_event
from dateline.export.families import type_words
from dateline.export.xmltree import child, write_xml
from dateline.model import Actor, Chronology, Event, SetAside, digest

_DONE = ("happened", "ongoing")
_NO_EDGE = "no actor or no recipient is known, so that it is no edge of a network"
_NODE_FIELDS = ("kind", "country", "sector")
_EDGE_FIELDS = {"type": "string", "done": "integer", "events": "string", "quotes": "string", "urls": "string"}


@dataclass(frozen=True, slots=True)
class Node:
    """An actor; its id hangs on the name alone, so that two networks can be laid together."""

    id: str
    actor: Actor

    @property
    def values(self) -> dict[str, str]:
        """What is known of the actor."""
        known = {name: getattr(self.actor, name) for name in _NODE_FIELDS}
        return {name: value for name, value in known.items() if value}


@dataclass(frozen=True, slots=True)
class Edge:
    """Events of one type from one actor to another."""

    source: str
    target: str
    type: str
    events: tuple[Event, ...]
    values: dict[str, str]

    @property
    def id(self) -> str:
        """The same for the same actors and type in every network."""
        return digest(self.source, self.target, self.type)

    def spells(self) -> Iterator[dict[str, str]]:
        """Start and end of each dated event, an open end left out."""
        for event in self.events:
            if event.when.dated:
                ends = {"start": event.when.earliest, "end": event.when.latest}
                yield {name: day.isoformat() for name, day in ends.items() if day}


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes in order of their names, edges in order of their ends and type."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def draw_network(chronology: Chronology) -> Network:
    """The network of a chronology."""
    ties: dict[tuple[str, str, str], list[Event]] = {}
    for event in chronology.events:
        for source, target in product(dict.fromkeys(event.actors), dict.fromkeys(event.recipients)):
            ties.setdefault((source, target, event.type), []).append(event)
    names = sorted({name for source, target, _ in ties for name in (source, target)})
    nodes = tuple(Node(digest(name), chronology.actors.get(name, Actor(name))) for name in names)
    return Network(nodes, tuple(_edge(chronology, key, tuple(ties[key])) for key in sorted(ties)))


def _edge(chronology: Chronology, key: tuple[str, str, str], events: tuple[Event, ...]) -> Edge:
    source, target, kind = key
    cited = [c for event in events for c in cite_event(chronology, event)]
    values = {
        **{"type": kind, "done": str(sum(e.status in _DONE for e in events)), "events": " ".join(e.id for e in events)},
        **{"quotes": " ".join(c.reference for c in cited), "urls": " ".join(dict.fromkeys(c.url for c in cited if c.url))},
    }
    return Edge(digest(source), digest(target), kind, events, {name: value for name, value in values.items() if value})


def _without_edge(chronology: Chronology) -> tuple[SetAside, ...]:
    return tuple(SetAside(e.id, "export", _NO_EDGE) for e in chronology.events if not (e.actors and e.recipients))


class GraphmlExporter:
    """Writes the network in GraphML. Parallel edges, one a type, are what it calls so, and have ids."""

    name = "graphml"
    suffix = ".graphml"
    single_file = True

    def left_out(self, chronology: Chronology) -> tuple[SetAside, ...]:
        """The events that have no actor or no recipient."""
        return _without_edge(chronology)

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write one GraphML document to an open binary stream."""
        assert not isinstance(out, Path)
        network = draw_network(chronology)
        root = Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"})
        for name in ("label", *_NODE_FIELDS):
            self._declare(root, "node", name, "string")
        for name, kind in (("label", "string"), ("weight", "double"), *_EDGE_FIELDS.items()):
            self._declare(root, "edge", name, "long" if kind == "integer" else kind)
        graph = child(root, "graph", id="chronology", edgedefault="directed")
        for node in network.nodes:
            self._fill(child(graph, "node", id=node.id), "node", {"label": node.actor.name, **node.values})
        for edge in network.edges:
            line = child(graph, "edge", id=edge.id, source=edge.source, target=edge.target)
            weight = f"{len(edge.events)}.0"
            self._fill(line, "edge", {"label": type_words(edge.type), "weight": weight, **edge.values})
        write_xml(root, out)

    @staticmethod
    def _declare(root: Element, of: str, name: str, kind: str) -> None:
        child(root, "key", "", **{"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": kind})

    @staticmethod
    def _fill(element: Element, of: str, values: dict[str, str]) -> None:
        for name, value in values.items():
            child(element, "data", value, key=f"{of}-{name}")


class GexfExporter:
    """Writes the network in GEXF, with the times of the events."""

    name = "gexf"
    suffix = ".gexf"
    single_file = True

    def left_out(self, chronology: Chronology) -> tuple[SetAside, ...]:
        """The events that have no actor or no recipient."""
        return _without_edge(chronology)

    def write(self, chronology: Chronology, out: BinaryIO | Path) -> None:
        """Write one GEXF document to an open binary stream."""
        assert not isinstance(out, Path)
        network = draw_network(chronology)
        root = Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
        graph = child(
            root, "graph", mode="dynamic", defaultedgetype="directed", timeformat="date", timerepresentation="interval"
        )
        self._declare(graph, "node", dict.fromkeys(_NODE_FIELDS, "string"))
        self._declare(graph, "edge", _EDGE_FIELDS)
        nodes = child(graph, "nodes")
        for node in network.nodes:
            self._fill(child(nodes, "node", id=node.id, label=node.actor.name), node.values)
        edges = child(graph, "edges")
        for edge in network.edges:
            ends = {"id": edge.id, "source": edge.source, "target": edge.target}
            about = {"kind": edge.type, "label": type_words(edge.type), "weight": f"{len(edge.events)}.0"}
            line = child(edges, "edge", **ends, **about)
            self._fill(line, edge.values)
            spells = list(edge.spells())
            if spells:
                within = child(line, "spells")
                for spell in spells:
                    child(within, "spell", **spell)
        write_xml(root, out)

    @staticmethod
    def _declare(graph: Element, of: str, fields: dict[str, str]) -> None:
        within = child(graph, "attributes", **{"class": of})
        for name, kind in fields.items():
            child(within, "attribute", id=name, title=name, type=kind)

    @staticmethod
    def _fill(element: Element, values: dict[str, str]) -> None:
        within = child(element, "attvalues") if values else element
        for name, value in values.items():
            child(within, "attvalue", **{"for": name, "value": value})
