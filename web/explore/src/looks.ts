import type { Bloc, ShownEdge, ShownNode, Start } from '../../../src/explorer/api.ts';
import type { NodeLabel, RelationshipType } from '../../../src/model/index.ts';

export type Shape = 'circle' | 'diamond' | 'square' | 'triangle';
export type Head = 'arrow' | 'bar' | 'diamond' | 'circle' | 'none';

/** How lines of a type look besides their colour; lengths are in widths of the line, a gap of 0 is a whole line. */
export interface LinePattern {
  readonly dash: number;
  readonly gap: number;
  readonly head: Head;
  readonly meaning: string;
}

const whole = { dash: 10_000, gap: 0 };
const otherTie: LinePattern = { dash: 1.2, gap: 2.5, head: 'arrow', meaning: 'a tie of another kind' };

const patterns: Readonly<Partial<Record<RelationshipType, LinePattern>>> = {
  SELLS_ARMS_TO: { ...whole, head: 'arrow', meaning: 'sells arms to: signed or further' },
  PROPOSES_ARMS_TO: { dash: 5, gap: 2.5, head: 'arrow', meaning: 'offers, negotiates or plans arms for' },
  THREATENS: { dash: 2.5, gap: 1.5, head: 'diamond', meaning: 'threatens, which is not yet a sanction' },
  SANCTIONS: { ...whole, head: 'bar', meaning: 'sanctions' },
  PRESSURES: { dash: 1, gap: 1.5, head: 'arrow', meaning: 'urges, warns, condemns or blocks' },
  RESISTS: { dash: 8, gap: 1.5, head: 'circle', meaning: 'resists' },
  ALLY_OF: { ...whole, head: 'none', meaning: 'ally of, by treaty' },
  MEMBER_OF: { dash: 1, gap: 3, head: 'none', meaning: 'member of an alliance' },
};

const shapes: Readonly<Partial<Record<NodeLabel, Shape>>> = {
  State: 'circle',
  Alliance: 'diamond',
  Programme: 'diamond',
  Organization: 'square',
  Person: 'square',
  WeaponSystem: 'triangle',
  Legislation: 'triangle',
};

/** Colours of blocs, told apart by people who see few colours too (Okabe and Ito 2008). */
const blocColors = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#56B4E9', '#E69F00', '#F0E442'] as const;
export const noBloc = '#8A8A8A';

export interface Looks {
  readonly lineOf: (type: string) => LinePattern & { readonly color: string; readonly caption: string };
  readonly shapeOf: (kind: NodeLabel) => Shape;
  readonly colorOf: (node: ShownNode) => string;
  /** Blocs that have a colour, the largest first. */
  readonly blocs: readonly (Bloc & { readonly color: string })[];
}

/** Colours and captions as Neo4j Browser has them, with patterns, heads and shapes, so that nothing hangs on colour alone. */
export function looksOf({
  nodeStyles,
  edgeStyles,
  blocs,
}: Pick<Start, 'nodeStyles' | 'edgeStyles' | 'blocs'>): Looks {
  const colored = blocs
    .slice(0, blocColors.length)
    .map((bloc, at) => ({ ...bloc, color: blocColors[at] ?? noBloc }));
  const byBloc = new Map(colored.map(({ id, color }) => [id, color]));
  return {
    lineOf: (type) => ({
      // A type that has no pattern of its own looks like any other tie.
      ...(patterns[type as RelationshipType] ?? otherTie),
      color: edgeStyles[type]?.color ?? '#999999',
      caption: edgeStyles[type]?.caption ?? type,
    }),
    shapeOf: (kind) => shapes[kind] ?? 'square',
    colorOf: ({ kind, blocs: own }) =>
      kind === 'State'
        ? (own.map((id) => byBloc.get(id)).find((color) => color !== undefined) ?? noBloc)
        : (nodeStyles[kind] ?? noBloc),
    blocs: colored,
  };
}

/** The width of a line: what more stories tell is thicker. */
export function widthOf({ stories, basis }: Pick<ShownEdge, 'stories' | 'basis'>): number {
  return basis === 'reference' ? 3 : Math.min(26, 4 + 3.6 * Math.log2(1 + stories));
}

/** The size of a node by what it measures. */
export function radiusOf(measured: number): number {
  return Math.min(52, 12 + 5.5 * Math.log2(1 + measured));
}
