import type { Judgement, NodeRow, SnapshotIndex } from '../model/index.ts';
import { joinGroups, judgementsInForce } from '../resolution/index.ts';

/**
 * The judgements in force that made an entity or a deal what it is, a line each: with what it was judged, by whom, when and
 * why. Nothing for edges and claims, and where there is none.
 */
export function judgementsAbout(graph: SnapshotIndex, judgements: readonly Judgement[], id: string): string {
  const node = nodeOf(graph, id);
  if (node === undefined || node.label === 'Claim') return '';
  const inForce = judgementsInForce(judgements);
  const ids =
    node.label === 'Deal'
      ? new Set(graph.to(node.id, 'REPORTS', 'FORMERLY_REPORTED').map(({ from }) => from.id))
      : joinGroups(inForce).groupOf(node.id);
  return inForce
    .filter(({ left, right }) => ids.has(left) || ids.has(right))
    .map((each) => `  ${lineOf(each)}\n`)
    .join('');
}

/** An event may be asked for by the hex of any of its claims. */
function nodeOf(graph: SnapshotIndex, id: string): NodeRow | undefined {
  const hex = id.split(':').at(-1) ?? '';
  const [reports] = graph.from(`claim:${hex}`, 'REPORTS', 'FORMERLY_REPORTED');
  return graph.node(id) ?? graph.node(`deal:${hex}`) ?? graph.node(reports?.to.id ?? '');
}

function lineOf({ left, right, decision, by, at, reasons }: Judgement): string {
  const why = reasons.length > 0 ? `: ${reasons.join('; ')}` : '';
  return `judged ${decision}: ${left} and ${right}, by ${by} at ${at}${why}`.replace(/\s+/g, ' ');
}
