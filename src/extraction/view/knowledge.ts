import type { MentionCluster, Vocabulary } from '../../model/index.ts';

/** What the vocabulary says of a label between two known things. */
export type Verdict = 'for' | 'against' | 'impossible' | 'unknown';

/** Asks the vocabulary. Its verdict is one feature among others and never makes a claim: the words must still score. */
export type Knowledge = (label: string, head: MentionCluster, tail: MentionCluster) => Verdict;

/** Kinds of organisation that build or sell arms; one of any other kind makes none. */
const makerKinds: ReadonlySet<string> = new Set(['maker', 'exporter', 'yard', 'engine-maker', 'electronics']);

export function createKnowledge(vocabulary: Vocabulary): Knowledge {
  const makers = new Map(vocabulary.weapons.map((weapon) => [weapon.id, weapon.makers]));
  const bases = new Map(vocabulary.weapons.map((weapon) => [weapon.id, weapon.variantOf]));
  const origins = new Map(
    vocabulary.weapons.map((weapon) => [weapon.id, weapon.origin.map((iso3) => `state:${iso3}`)]),
  );
  const owners = new Map(
    vocabulary.laws.flatMap((law) => (law.of ? [[law.id, [entityOf(law.of)]] as const] : [])),
  );
  const offices = new Map(
    vocabulary.people.map((person) => [person.id, person.offices.map((office) => entityOf(office.of))]),
  );
  const members = new Map(
    [...vocabulary.alliances, ...vocabulary.programmes].map((body) => [
      body.id,
      body.members.map((member) => `state:${member.state}`),
    ]),
  );
  const says = (known: readonly string[] | undefined, id: string): Verdict =>
    known === undefined || known.length === 0 ? 'unknown' : known.includes(id) ? 'for' : 'against';
  const kinds = new Map(vocabulary.organizations.map((organization) => [organization.id, organization.kind]));
  const familyMakers = (id: string): readonly string[] => {
    const base = bases.get(id);
    return [...(makers.get(id) ?? []), ...(base ? (makers.get(base) ?? []) : [])];
  };
  return (label, head, tail) => {
    const [a, b] = [head.entityId, tail.entityId];
    if (label === 'made_by' && b !== undefined && !makerKinds.has(kinds.get(b) ?? 'maker'))
      return 'impossible';
    if (a === undefined || b === undefined) return 'unknown';
    switch (label) {
      case 'law_of':
        return says(owners.get(a), b);
      case 'made_by':
        return says(familyMakers(a), b);
      case 'member':
        return says(members.get(b), a);
      case 'official':
        return says(offices.get(a), b);
      case 's_item':
        return says(origins.get(b), a);
      default:
        return 'unknown';
    }
  };
}

/** Vocabulary records name states by ISO code and other things by id. */
function entityOf(code: string): string {
  return code.includes(':') ? code : `state:${code}`;
}
