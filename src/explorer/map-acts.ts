import {
  type DerivedType,
  derivedTypes,
  numberOf,
  type RelationshipRow,
  type SnapshotIndex,
  wordListOf,
} from '../model/index.ts';
import { wordsOf } from './properties.ts';

/** One event as one edge between two actors tells it: what the map sums up. */
export interface MapAct {
  readonly type: DerivedType;
  readonly from: string;
  readonly to: string;
  /** The states that the two act for; themselves where they act for none. */
  readonly fromState: string;
  readonly toState: string;
  readonly event: string;
  readonly stories: readonly string[];
  readonly confidence: number;
  readonly first?: string;
  readonly last?: string;
  readonly active: boolean;
  /** Of a pressure. */
  readonly action?: string;
  readonly laws: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
}

/** Every event of every derived edge. Linear in claims; made once for a graph. */
export function mapActs(index: SnapshotIndex): readonly MapAct[] {
  const told = new Map<string, EventView>();
  const viewOf = (id: string): EventView => {
    const known = told.get(id);
    if (known !== undefined) return known;
    const made = eventView(index, id);
    told.set(id, made);
    return made;
  };
  return derivedTypes.flatMap((type) =>
    index
      .edgesOf(type)
      .flatMap((edge) => wordListOf(edge, 'events').map((event) => actOf(edge, viewOf(event)))),
  );

  function actOf(edge: RelationshipRow, view: EventView): MapAct {
    const carried = new Set(wordListOf(edge, 'claims'));
    const own = view.claims.filter(({ id }) => carried.has(id));
    const { id, claims, ...rest } = view;
    return {
      ...rest,
      // The type of a derived edge is one of the derived types: `edgesOf` gave it by that.
      type: edge.type as DerivedType,
      from: edge.from.id,
      to: edge.to.id,
      fromState: index.principalOf(edge.from.id).id,
      toState: index.principalOf(edge.to.id).id,
      event: id,
      stories: [...new Set((own.length > 0 ? own : claims).map(({ story }) => story))],
    };
  }
}

interface EventView
  extends Omit<MapAct, 'type' | 'from' | 'to' | 'fromState' | 'toState' | 'event' | 'stories'> {
  readonly id: string;
  readonly claims: readonly { readonly id: string; readonly story: string }[];
}

function eventView(index: SnapshotIndex, id: string): EventView {
  const node = index.node(id);
  const deals = index.from(id, 'CONCERNS').flatMap(({ to }) => (to.label === 'Deal' ? [to.id] : []));
  const systems = [id, ...deals]
    .flatMap((each) => index.from(each, 'COVERS', 'CONCERNS'))
    .flatMap(({ to }) => (to.label === 'WeaponSystem' ? [to.id] : []));
  const pressures = index.to(id, 'CONCERNS').map(({ from }) => from.id);
  const laws = [id, ...pressures].flatMap((each) => index.from(each, 'UNDER_LAW')).map(({ to }) => to.id);
  const first = wordsOf(node, 'first');
  const last = wordsOf(node, 'last');
  const action = wordsOf(node, 'action');
  return {
    id,
    confidence: numberOf(node, 'confidence') ?? 0,
    active: node?.properties['active'] !== false,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
    ...(action !== undefined && { action }),
    laws: new Set(laws),
    categories: new Set(systems.flatMap((system) => wordsOf(index.node(system), 'category') ?? [])),
    claims: index.to(id, 'REPORTS').map(({ from }) => ({ id: from.id, story: index.storyOf(from.id) })),
  };
}
