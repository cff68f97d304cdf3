import Graph from 'graphology';
import Sigma from 'sigma';
import {
  extremityArrow,
  extremityBar,
  extremityCircle,
  extremityDiamond,
  layerDashed,
  pathCurved,
  pathLine,
  sdfCircle,
  sdfDiamond,
  sdfSquare,
  sdfTriangle,
} from 'sigma/rendering';
import type { Piece } from '../../../../src/explorer/api.ts';
import type { Places } from '../layout.ts';
import { type Looks, radiusOf, widthOf } from '../looks.ts';
import type { View } from '../view.ts';

export interface NodeLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly label: string;
  readonly shape: string;
}

export interface EdgeLook {
  readonly size: number;
  readonly color: string;
  readonly dash: number;
  readonly gap: number;
  readonly head: string;
  readonly opacity: number;
}

export type DrawnGraph = Graph<NodeLook, EdgeLook>;

/** What is drawn of a piece: places, sizes, colours, patterns. Pins go before places; nodes without a place are left out. */
export function graphOf(piece: Piece, places: Places, view: View, looks: Looks): DrawnGraph {
  const graph: DrawnGraph = new Graph<NodeLook, EdgeLook>({ multi: true, type: 'directed' });
  const pins = new Map(view.pinned.map((pin) => [pin.id, pin]));
  for (const node of piece.nodes) {
    const place = pins.get(node.id) ?? places.get(node.id);
    if (place === undefined) continue;
    graph.addNode(node.id, {
      x: place.x,
      // Up is up on screens as in the layout.
      y: place.y,
      size: radiusOf(node.measures[view.size]),
      color: looks.colorOf(node),
      label: pins.has(node.id) ? `${node.name} (pinned)` : node.name,
      shape: looks.shapeOf(node.kind),
    });
  }
  for (const edge of piece.edges) {
    if (edge.from === edge.to || !graph.hasNode(edge.from) || !graph.hasNode(edge.to)) continue;
    const { color, dash, gap, head } = looks.lineOf(edge.type);
    graph.addEdgeWithKey(edge.id, edge.from, edge.to, {
      size: widthOf(edge),
      color,
      dash,
      gap,
      head,
      opacity: edge.active ? 0.9 : 0.4,
    });
  }
  return graph;
}

/** Beyond these, lines between the same two lie on one another: bent ones cost a third more. */
const mostCurved = 600;
const shapes = [sdfCircle(), sdfDiamond(), sdfSquare(), sdfTriangle()];

/** Draws into an element. Lines differ by pattern and head as well as by colour; what is highlighted dims the rest. */
export function createRenderer(graph: DrawnGraph, container: HTMLElement, isDark: boolean) {
  return new Sigma(graph, container, {
    primitives: {
      nodes: { shapes },
      edges: {
        paths: [pathLine(), pathCurved({ segments: 8 })],
        extremities: [
          extremityArrow({ lengthRatio: 3.2, widthRatio: 2.6 }),
          extremityBar({ widthRatio: 4 }),
          extremityCircle({ lengthRatio: 2.4, widthRatio: 2.4 }),
          extremityDiamond({ lengthRatio: 3.4, widthRatio: 2.8 }),
        ],
        variables: {
          dashSize: { type: 'number', default: 10_000 },
          gapSize: { type: 'number', default: 0.5 },
        },
        layers: [
          layerDashed({
            dashSize: { attribute: 'dashSize', default: 10_000, mode: 'relative' },
            gapSize: { attribute: 'gapSize', default: 0.5, mode: 'relative' },
            // A whole line is one dash from its beginning on.
            align: 0,
            solidExtremities: 'head',
          }),
        ],
      },
    },
    styles: {
      nodes: [
        {
          x: { attribute: 'x' },
          y: { attribute: 'y' },
          size: { attribute: 'size' },
          color: { attribute: 'color' },
          shape: { attribute: 'shape' },
          label: { attribute: 'label' },
          labelColor: isDark ? '#f2f2f2' : '#111111',
          labelSize: 13,
          labelVisibility: 'auto',
          visibility: 'visible',
          depth: { whenState: 'isHighlighted', then: 'topNodes', else: 'nodes' },
        },
        {
          when: (_, state, stage) => stage.hasHighlighted && !state.isHighlighted && !state.isHovered,
          then: { opacity: 0.35 },
        },
        {
          whenState: 'isHovered',
          then: {
            depth: 'topNodes',
            labelVisibility: 'visible',
            backdropVisibility: 'visible',
            backdropColor: isDark ? '#2a2f36' : '#ffffff',
            backdropPadding: 4,
            backdropShadowColor: '#00000066',
            backdropShadowBlur: 8,
          },
        },
      ],
      edges: [
        {
          size: { attribute: 'size' },
          color: { attribute: 'color' },
          opacity: { attribute: 'opacity' },
          head: { attribute: 'head' },
          path: 'straight',
          parallelPath: (_, __, ___, { size }) => (size > mostCurved ? 'straight' : 'curved'),
          dashSize: { attribute: 'dash' },
          gapSize: { attribute: 'gap' },
          depth: { whenState: 'isHighlighted', then: 'topEdges', else: 'edges' },
        },
        {
          when: (_, state, stage) => stage.hasHighlighted && !state.isHighlighted,
          then: { opacity: 0.12 },
        },
      ],
    },
    settings: {
      enableEdgeEvents: true,
      enableNodeDrag: true,
      hideLabelsOnMove: false,
      labelDensity: 2,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 5,
      minEdgeThickness: 1.2,
      edgePickingPadding: 3,
      stagePadding: 40,
    },
  });
}

export type Renderer = ReturnType<typeof createRenderer>;
