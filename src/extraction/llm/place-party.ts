import { contains, overlaps, type Role, type Span } from '../../model/index.ts';
import type { ArticleGround, PlacedName } from './article-ground.ts';
import type { RepliedClaim } from './reply.ts';

type Party = RepliedClaim['parties'][number];

/**
 * The role of a party, its words sought in the quotes: the name of the article's mentions that stands there, as the encoder's
 * claims have it, or a name before it that the words are known to point back to; else the words themselves. A role whose words
 * stand in no quote gets an empty span, which the gate refuses.
 */
export function placeParty(party: Party, runs: readonly Span[], ground: ArticleGround): Role {
  const places = runs.flatMap((run) => ground.find(party.words, run));
  const within = (name: PlacedName): boolean => runs.some((run) => contains(run, name.mention));
  for (const place of places) {
    const here = ground.names.filter((name) => within(name) && overlaps(name.mention, place));
    const named = best(
      here.filter(({ mention }) => mention.form === 'name'),
      party,
      place,
    );
    if (named) return roleOf(named, ground);
  }
  for (const place of places) {
    const pointing = ground.names.find(
      (name) => name.mention.form === 'anaphor' && within(name) && overlaps(name.mention, place),
    );
    const pointed = pointing && lastNameBefore(pointing, ground);
    if (pointing && pointed) {
      const { start, end, by } = pointing.mention;
      return { ...roleOf(pointed, ground), anaphor: { start, end, ...(by !== undefined && { by }) } };
    }
  }
  const [place = { start: 0, end: 0 }] = places;
  const surface = ground.document.text.slice(place.start, place.end);
  return { type: party.type, surface: surface === '' ? party.words || '?' : surface, span: place };
}

/** Of several names under the words that of the type said, then the one that they name most closely. */
function best(names: readonly PlacedName[], { type }: Party, place: Span): PlacedName | undefined {
  const apart = ({ mention }: PlacedName): number =>
    Math.abs(mention.start - place.start) + Math.abs(mention.end - place.end);
  return (
    [...names]
      // A State's adjective within a firm's name is not the firm.
      .filter((name) => name.type === type || contains(name.mention, place))
      .sort((a, b) => Number(b.type === type) - Number(a.type === type) || apart(a) - apart(b))[0]
  );
}

function lastNameBefore(
  { mention, cluster, type }: PlacedName,
  ground: ArticleGround,
): PlacedName | undefined {
  return ground.names
    .filter((name) => name.cluster === cluster && name.type === type)
    .filter((name) => name.mention.form === 'name' && name.mention.end <= mention.start)
    .at(-1);
}

function roleOf({ mention, cluster, type }: PlacedName, { document }: ArticleGround): Role {
  const { start, end } = mention;
  const surface = document.text.slice(start, end);
  const aliases = cluster.names.filter((name) => name !== surface);
  return { type, surface, span: { start, end }, ...(aliases.length > 0 && { aliases }) };
}
