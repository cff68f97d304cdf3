import { liveFold, type RowIndex } from '../graph/index.ts';
import type { GraphChanges, Judgement, ReadText, Vocabulary } from '../model/index.ts';
import { liveResolution, resolveRegisters, type StoryIndex } from '../resolution/index.ts';
import type { LiveRecord } from './live-record.ts';

/** The graph of a record that grows: what `foldRecord` gives, made by folding only what changes. */
export interface LiveGraph {
  /** As they are now; made when they are asked for. */
  readonly rows: RowIndex;
  /** Whether its changes were lost on the way to the store. */
  readonly isLost: boolean;
  /**
   * The changes to the graph of a record that has grown from the last one, by texts, judgements or registers; `undefined` where it must be
   * folded as a whole, because it grew from another one or has other settings.
   */
  grow(record: LiveRecord): GraphChanges | undefined;
  /** Says that the last changes did not reach the store; it grows no more. */
  lose(): void;
}

/** The graph of a record, which `grow` then changes. A story index that holds its texts already is taken over. */
export function liveGraph(start: LiveRecord, vocabulary: Vocabulary, stories?: StoryIndex): LiveGraph {
  const { settings } = start;
  const resolution = liveResolution(vocabulary, settings.minConfidence, stories);
  const graph = liveFold(resolution, vocabulary, settings);
  let judgements: readonly Judgement[] = [];
  let registers: LiveRecord['registers'] = new Map();
  const take = (texts: ReadonlyMap<string, ReadText | undefined>, next: LiveRecord) => {
    const further = next.judgements.slice(judgements.length);
    const changes = resolution.change(texts, further);
    const isTouched = changes.entities.size > 0 || changes.bases.length > 0 || changes.parents.length > 0;
    const isOther = registers !== next.registers || (registers.size > 0 && (isTouched || further.length > 0));
    [judgements, registers] = [next.judgements, next.registers];
    return graph.change(
      changes,
      isOther ? resolveRegisters(registers.values(), resolution, vocabulary, judgements) : undefined,
    );
  };
  take(new Map(start.texts.map((text) => [text.id, text])), start);
  let record: LiveRecord | undefined = start;
  let isLost = false;
  return {
    get rows() {
      return graph.rows;
    },
    get isLost() {
      return isLost;
    },
    lose() {
      [isLost, record] = [true, undefined];
    },
    grow(next) {
      const texts = record && next.textsSince(record);
      const isSame = haveSameSettings(next, start);
      // Until the changes are taken in whole, the graph is that of no record.
      record = undefined;
      if (texts === undefined || !isSame) return undefined;
      const changes = take(new Map([...texts].map((id) => [id, next.textOf(id)])), next);
      record = next;
      return changes;
    },
  };
}

/** Whether two records are folded by the same settings. */
export function haveSameSettings(a: Pick<LiveRecord, 'settings'>, b: Pick<LiveRecord, 'settings'>): boolean {
  return JSON.stringify(a.settings) === JSON.stringify(b.settings);
}
