import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Piece } from '../../../../src/explorer/api.ts';
import type { Places } from '../layout.ts';
import type { Looks } from '../looks.ts';
import type { ViewControl } from '../use-view.ts';
import { createRenderer, graphOf, type Renderer } from './create-renderer.ts';
import { measurePace } from './measure-pace.ts';

interface Props {
  readonly piece: Piece;
  readonly places: Places;
  readonly looks: Looks;
  readonly control: ViewControl;
  /** Places that the frame holds, whether or not their nodes are shown. */
  readonly frame: Places;
  /** Ids of nodes and edges that stand out. */
  readonly highlighted: readonly string[];
  /** Told whenever a renderer is made, for exports. */
  readonly onRenderer: (renderer: Renderer) => void;
  readonly summary: string;
  /** Told whether lines are left out while the picture moves, because this machine draws them too slowly. */
  readonly onSlow: (isSlow: boolean) => void;
}

const step = 0.08;
/** Fewer lines than these are drawn while the picture moves, however long it takes. */
const alwaysMoved = 60;
/** A frame that takes longer, in milliseconds, makes fewer than 30 a second. */
const longestFrame = 1000 / 30;

/** The picture. All that it shows stands in the table too, for those who do not see it; keys move it. */
export function Picture({
  piece,
  places,
  frame,
  looks,
  control,
  highlighted,
  onRenderer,
  summary,
  onSlow,
}: Props) {
  const element = useRef<HTMLDivElement>(null);
  const renderer = useRef<Renderer | null>(null);
  const latest = useRef(control);
  latest.current = control;
  const { view } = control;
  const graph = useMemo(
    () => graphOf(piece, places, view, looks),
    [piece, places, view.pinned, view.size, looks],
  );
  const marked = highlighted.join('\n');

  useEffect(() => {
    const container = element.current;
    if (container === null) return undefined;
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    const made = createRenderer(graph, container, isDark);
    const select = (id: string) => latest.current.change({ selected: id }, true);
    made.on('clickNode', ({ node }) => select(node));
    made.on('clickEdge', ({ edge }) => select(edge));
    made.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      const { view: now, change } = latest.current;
      if (!now.expanded.includes(node)) change({ expanded: [...now.expanded, node] });
    });
    made.on('clickStage', () => latest.current.change({ selected: undefined }, true));
    made.on('nodeDragEnd', ({ node }) => {
      const { x, y } = made.getGraph().getNodeAttributes(node);
      const others = latest.current.view.pinned.filter(({ id }) => id !== node);
      latest.current.change({ pinned: [...others, { id: node, x, y }] });
    });
    renderer.current = made;
    onRenderer(made);
    return () => {
      renderer.current = null;
      made.kill();
    };
    // The renderer is made once; what it draws follows below.
  }, []);

  useEffect(() => {
    const made = renderer.current;
    if (made === null) return;
    if (made.getGraph() !== graph) {
      made.setGraph(graph);
    }
    if (graph.order > 0 && graph.size > 0) {
      // For whoever waits for the first picture.
      made.once('afterRender', () => {
        requestAnimationFrame(() => {
          document.documentElement.dataset['picture'] = 'drawn';
        });
      });
    }
    const wanted = new Set(marked.split('\n'));
    const nodes = graph.filterNodes((id) => wanted.has(id));
    const edges = graph.filterEdges((id) => wanted.has(id));
    const others = {
      nodes: graph.filterNodes((id) => !wanted.has(id)),
      edges: graph.filterEdges((id) => !wanted.has(id)),
    };
    made.setNodesState(others.nodes, { isHighlighted: false });
    made.setEdgesState(others.edges, { isHighlighted: false });
    made.setNodesState(nodes, { isHighlighted: true });
    made.setEdgesState(edges, { isHighlighted: true });
  }, [graph, marked]);

  useEffect(() => {
    // The frame stays while time goes by and nodes come and go.
    const all = [...frame.values()];
    if (all.length === 0) return;
    const xs = all.map(({ x }) => x);
    const ys = all.map(({ y }) => y);
    renderer.current?.setCustomBBox({
      x: [Math.min(...xs), Math.max(...xs)],
      y: [Math.min(...ys), Math.max(...ys)],
    });
    renderer.current?.refresh();
  }, [frame]);

  useEffect(() => {
    const made = renderer.current;
    if (made === null || graph.size === 0) return undefined;
    const settle = (isSlow: boolean) => {
      made.setSetting('hideEdgesOnMove', isSlow);
      onSlow(isSlow);
    };
    if (graph.size < alwaysMoved) {
      settle(false);
      return undefined;
    }
    // Until it is known how fast this machine is, it counts as slow.
    made.setSetting('hideEdgesOnMove', true);
    let isCurrent = true;
    void measurePace(made).then((pace) => {
      if (isCurrent) settle(pace > longestFrame);
    });
    return () => {
      isCurrent = false;
    };
  }, [graph, onSlow]);

  const onKeyDown = (event: KeyboardEvent) => {
    const camera = renderer.current?.getCamera();
    if (camera === undefined) return;
    const { x, y, ratio } = camera.getState();
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => camera.setState({ x: x - step * ratio }),
      ArrowRight: () => camera.setState({ x: x + step * ratio }),
      ArrowUp: () => camera.setState({ y: y + step * ratio }),
      ArrowDown: () => camera.setState({ y: y - step * ratio }),
      '+': () => camera.setState({ ratio: ratio / 1.25 }),
      '-': () => camera.setState({ ratio: ratio * 1.25 }),
      '0': () => camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }),
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };

  return (
    <div class="picture">
      <div
        ref={element}
        class="canvas"
        tabIndex={0}
        role="img"
        aria-label={`Map. ${summary} The table holds the same. Arrow keys move the picture, + and − zoom, 0 shows all.`}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
