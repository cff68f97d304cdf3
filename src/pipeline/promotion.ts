import type { OwnRecord } from '../config/index.ts';
import {
  DemarcheError,
  type EntityKind,
  entityKinds,
  type GraphStore,
  type NodeRow,
  type RelationshipType,
  type SnapshotIndex,
  type Vocabulary,
} from '../model/index.ts';
import { compare } from '../util/compare.ts';
import { findEntity } from './find-entity.ts';
import { openSnapshot } from './open-snapshot.ts';

/** What whoever promotes knows besides what the graph holds; what is given here wins. */
export interface Knowledge {
  readonly name?: string;
  readonly aliases?: readonly string[];
  /** What kind of body, of law or of alliance it is, or the category of a system, as the vocabulary's files have it. */
  readonly sort?: string;
  /** The State that it belongs to or is made in: a code, a name or an id. */
  readonly state?: string;
}

/** A record for the user's own vocabulary, and what kind of entity it is of. */
export interface Promotion {
  readonly kind: EntityKind;
  readonly record: OwnRecord;
}

/** An entity that the vocabulary lacks. */
export interface UnknownEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** Stories that tell of it. */
  readonly stories: number;
}

/** The entities that the vocabulary lacks, those of most stories first. */
export async function unknownEntities(store: GraphStore): Promise<readonly UnknownEntity[]> {
  const index = await openSnapshot(store);
  return entityKinds
    .flatMap((kind) => index.nodesOf(kind).map((node) => ({ kind, node })))
    .filter(({ node }) => node.properties['known'] === false)
    .map(({ kind, node: { id } }) => {
      const claims = index.to(id, 'ABOUT').map(({ from }) => from.id);
      return { id, kind, name: index.nameOf(id), stories: new Set(claims.map(index.storyOf)).size };
    })
    .sort((a, b) => b.stories - a.stories || compare(a.id, b.id));
}

/**
 * The record that promotes an entity of the graph into the vocabulary: its id, its names, and what articles say of its State,
 * offices, makers or members; `knowledge` adds to this and corrects it. Throws `subject/unknown`, `subject/ambiguous`,
 * `subject/unsuitable` for what the vocabulary has already, or what it takes by hand only.
 */
export async function promotionOf(
  store: GraphStore,
  vocabulary: Vocabulary,
  words: string,
  knowledge: Knowledge,
): Promise<Promotion> {
  const index = await openSnapshot(store);
  const node = findEntity(index, vocabulary, words);
  const kind = entityKinds.find((each) => each === node.label);
  if (kind === undefined || kind === 'State') {
    throw unsuitable(
      node,
      'is no body, person, system, law, alliance or programme; states are added by hand',
    );
  }
  if (vocabulary.entities.has(node.id)) throw unsuitable(node, 'is in the vocabulary already');
  const name = knowledge.name ?? index.nameOf(node.id);
  const aliases = new Set([...aliasesOf(node), ...(knowledge.aliases ?? [])]);
  if (name !== index.nameOf(node.id)) aliases.add(index.nameOf(node.id));
  aliases.delete(name);
  const state = knowledge.state === undefined ? undefined : stateOf(index, vocabulary, knowledge.state);
  const details = detailsOf(kind, node, { ...knowledge, ...(state && { state }) }, index);
  return { kind, record: { id: node.id, name, aliases: [...aliases].sort(compare), ...details } };
}

function unsuitable({ id }: NodeRow, why: string): DemarcheError {
  return new DemarcheError('subject/unsuitable', `${id} ${why}.`);
}

function aliasesOf({ properties }: NodeRow): readonly string[] {
  const { aliases } = properties;
  return Array.isArray(aliases) ? aliases.map(String) : [];
}

/** The code of a State by any of its names. */
function stateOf(index: SnapshotIndex, vocabulary: Vocabulary, words: string): string {
  const byCode = vocabulary.states.find(({ iso3 }) => iso3 === words.toUpperCase());
  return byCode?.iso3 ?? codeOf(findEntity(index, vocabulary, words, ['State']).id);
}

function codeOf(stateId: string): string {
  return stateId.replace(/^state:/, '');
}

/** What a record of the kind holds besides its names. */
function detailsOf(
  kind: Exclude<EntityKind, 'State'>,
  { id }: NodeRow,
  { sort, state }: Knowledge,
  index: SnapshotIndex,
): Readonly<Record<string, unknown>> {
  const targets = (type: RelationshipType, prefix: string): readonly string[] =>
    index
      .from(id, type)
      .map(({ to }) => to.id)
      .filter((target) => target.startsWith(prefix));
  const members = index
    .to(id, 'MEMBER_OF')
    .filter(({ from, properties }) => from.id.startsWith('state:') && properties['active'] !== false)
    .map(({ from }) => ({ state: codeOf(from.id) }));
  const [base, ...others] = state === undefined ? targets('BASED_IN', 'state:').map(codeOf) : [state];
  const withState = base !== undefined && others.length === 0 ? { state: base } : {};
  switch (kind) {
    case 'Organization':
      return { kind: sort ?? (index.to(id, 'MADE_BY').length > 0 ? 'maker' : 'body'), ...withState };
    case 'Person': {
      const offices = targets('OFFICIAL_OF', '').map((of) => ({ of: codeOf(of) }));
      return { offices: state === undefined ? offices : [{ of: state }] };
    }
    case 'WeaponSystem':
      return {
        category: sort ?? 'other',
        makers: targets('MADE_BY', 'org:'),
        ...(state !== undefined && { origin: [state] }),
      };
    case 'Legislation': {
      const [of] = state === undefined ? targets('LAW_OF', '') : [`state:${state}`];
      return { kind: sort ?? 'law', ...(of !== undefined && { of }) };
    }
    case 'Alliance':
      return { kind: sort ?? 'organisation', members };
    case 'Programme':
      return { systems: [], members };
  }
}
