import {
  type DealStatus,
  type PressureAction,
  type RelationshipRow,
  realisedStatuses,
  type Snapshot,
} from '../../src/model/index.ts';
import { claimIn, edge, node, printed, role, snapshotOf, spanOf } from './snapshot-parts.ts';

/** A deal in few words: States by code, a system by the end of its id. */
export interface WorldDeal {
  readonly seller: string;
  readonly buyer: string;
  readonly item: string;
  readonly date: string;
  readonly stage?: DealStatus;
  readonly stopped?: boolean;
  readonly value?: number;
  readonly currency?: string;
  readonly sources?: number;
}

export interface WorldPressure {
  readonly by: string;
  readonly on: string;
  readonly action: PressureAction;
  readonly date: string;
  readonly over?: string;
  /** Place of a deal in the list of deals. */
  readonly overDeal?: number;
  readonly under?: string;
  readonly sources?: number;
}

export interface World {
  readonly deals?: readonly WorldDeal[];
  readonly pressures?: readonly WorldPressure[];
  /** Systems with their category, beside those that the deals name. */
  readonly systems?: Readonly<Record<string, string>>;
  /** Anything else: the ends' nodes are made, each named by the end of its id. */
  readonly edges?: readonly RelationshipRow[];
}

/** The id of the n-th deal of a world. */
export const dealId = (at: number): string => `deal:${String(at).padStart(16, '0')}`;
/** The id of the n-th pressure of a world. */
export const pressureId = (at: number): string => `pressure:${String(at).padStart(16, '0')}`;

const edgeOf: Readonly<Partial<Record<PressureAction, RelationshipRow['type']>>> = {
  threaten: 'THREATENS',
  sanction: 'SANCTIONS',
  urge: 'PRESSURES',
  warn: 'PRESSURES',
  condemn: 'PRESSURES',
  block: 'PRESSURES',
};

/** A snapshot of hand-made events, as the fold would draw them: each told by one claim of one article of its own day. */
export function armsWorld({ deals = [], pressures = [], systems = {}, edges = [] }: World): Snapshot {
  const nodes = new Map<string, ReturnType<typeof node>>();
  const add = (id: string, properties = {}) =>
    nodes.set(id, nodes.get(id) ?? node(id, id.split(':')[1] ?? id, properties));
  for (const [item, category] of Object.entries(systems)) add(`weapon:${item}`, { category });
  const drawn = [...edges];
  const told = [];
  const reports: Record<string, ReturnType<typeof claimIn>[]> = {};
  const texts = [];
  for (const [at, deal] of deals.entries()) {
    const {
      seller,
      buyer,
      item,
      date,
      stage = 'signed',
      stopped = false,
      value,
      currency = 'USD',
      sources = 1,
    } = deal;
    const source = printed(`${seller} and ${buyer}: ${item}, ${stage}, told as deal ${at}.`, {
      id: `article-d${at}`,
      published: date,
    });
    const claim = claimIn(source, source.text, {
      kind: 'transfer',
      roles: {
        seller: role(source, seller, 'State'),
        buyer: role(source, buyer, 'State'),
        item: role(source, item, 'WeaponSystem'),
      },
      status: { status: stage, span: spanOf(source.text, stage) },
    });
    const [from, to] = [`state:${seller}`, `state:${buyer}`];
    for (const id of [from, to, `weapon:${item}`]) add(id);
    add(dealId(at), {
      stage,
      status: stage,
      stopped,
      sources,
      ...(value !== undefined && { value, currency }),
    });
    drawn.push(
      edge('SELLER', dealId(at), from),
      edge('BUYER', dealId(at), to),
      edge('COVERS', dealId(at), `weapon:${item}`),
    );
    const type = realisedStatuses.has(stage) ? 'SELLS_ARMS_TO' : 'PROPOSES_ARMS_TO';
    drawn.push(edge(type, from, to, { events: [dealId(at)], claims: [claim.id] }, String(at)));
    texts.push(source);
    told.push(claim);
    reports[dealId(at)] = [claim];
  }
  for (const [at, act] of pressures.entries()) {
    const { by, on, action, date, over, overDeal, under, sources = 1 } = act;
    const source = printed(`${by} on ${on}: ${action}, told as pressure ${at}.`, {
      id: `article-p${at}`,
      published: date,
    });
    const claim = claimIn(source, source.text, {
      kind: 'pressure',
      roles: { by: role(source, by, 'State'), on: role(source, on, 'State') },
      action: { action, span: spanOf(source.text, action) },
    });
    const [from, to] = [`state:${by}`, `state:${on}`];
    for (const id of [from, to]) add(id);
    add(pressureId(at), { action, sources });
    drawn.push(edge('PRESSED_BY', pressureId(at), from), edge('PRESSED_ON', pressureId(at), to));
    if (over !== undefined) {
      add(`weapon:${over}`);
      drawn.push(edge('CONCERNS', pressureId(at), `weapon:${over}`));
    }
    if (overDeal !== undefined) drawn.push(edge('CONCERNS', pressureId(at), dealId(overDeal)));
    if (under !== undefined) {
      add(`law:${under}`);
      drawn.push(edge('UNDER_LAW', pressureId(at), `law:${under}`));
    }
    const type = edgeOf[action];
    if (type !== undefined)
      drawn.push(edge(type, from, to, { events: [pressureId(at)], claims: [claim.id] }, String(at)));
    texts.push(source);
    told.push(claim);
    reports[pressureId(at)] = [claim];
  }
  for (const { from, to } of edges)
    for (const { id } of [from, to]) add(id, id.startsWith('alliance:') ? { kind: 'alliance' } : {});
  return snapshotOf({ nodes: [...nodes.values()], edges: drawn, texts, claims: told, reports });
}
