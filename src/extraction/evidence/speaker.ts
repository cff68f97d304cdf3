import type { EntityKind, Mention, MentionCluster, Span } from '../../model/index.ts';

/** Somebody who says something: a name of a cluster, or an unnamed one ("a senior official") by the words that tell who it is. */
export interface Speaker {
  readonly span: Span;
  readonly type: EntityKind;
  /** The cluster that the name belongs to; none where nobody is named. */
  readonly cluster?: number;
}

/** A word for a person or a body, and which of the two it is. */
export interface SpeakerWord extends Span {
  readonly type: 'Person' | 'Organization';
}

/** What speakers are found in. */
export interface SpeakerGround {
  readonly text: string;
  readonly clusters: readonly MentionCluster[];
  readonly words: readonly SpeakerWord[];
}

/** Words at most that tell who an unnamed speaker is. */
const longest = 12;

/** The speaker whom a group of words tells, such as "Trade Minister Denis Manturov" or "a source in Moscow"; undefined where it tells none. */
export function speakerIn(run: Span, ground: SpeakerGround, before?: number): Speaker | undefined {
  const { text, clusters, words } = ground;
  const group = trimmed(run, text);
  if (group === undefined) return undefined;
  const named = clusters.flatMap(({ type, mentions }, cluster) =>
    mentions.flatMap((mention) => {
      const isInside = mention.form === 'name' && mention.start >= group.start && mention.end <= group.end;
      return isInside && isActor(type) ? [{ mention, cluster, type }] : [];
    }),
  );
  // What follows the first preposition tells more of the speaker: "a source at the ministry".
  const core = {
    start: group.start,
    end: coreEnd(
      group,
      text,
      named.map(({ mention }) => mention),
    ),
  };
  const inCore = named.filter(({ mention }) => mention.end <= core.end);
  const person = inCore.findLast(({ type }) => type === 'Person');
  // The word that ends the group is what it is about: no "foreign" of "foreign pressure", but "official" of "an official here".
  const head = words.findLast(
    ({ start, end }) =>
      start >= core.start &&
      end <= core.end &&
      /^(?:\s+(?:here|there|yesterday|today|\p{Ll}+(?:ed|en|wn)))?$/u.test(text.slice(end, core.end)),
  );
  const last = inCore.at(-1);
  const apposed = before === undefined ? undefined : personBehind(before, ground);
  if (apposed) return apposed;
  if (person && !isOwner(person.mention, text))
    return { span: person.mention, type: 'Person', cluster: person.cluster };
  if (head && (last === undefined || head.start >= last.mention.start))
    return text.slice(group.start, group.end).split(/\s+/).length > longest
      ? { span: core, type: head.type }
      : { span: group, type: head.type };
  if (last && !isOwner(last.mention, text))
    return { span: last.mention, type: last.type, cluster: last.cluster };
  return undefined;
}

/** The person whom a comma names behind a title: "the defence minister, X, said". */
function personBehind(at: number, { text, clusters }: SpeakerGround): Speaker | undefined {
  for (const [cluster, { type, mentions }] of clusters.entries()) {
    if (type !== 'Person') continue;
    const mention = mentions.find(
      ({ form, start, end }) =>
        form === 'name' &&
        start > at &&
        /^,\s+(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?$/u.test(text.slice(at, start)) &&
        /^,/u.test(text.slice(end)),
    );
    if (mention) return { span: mention, type: 'Person', cluster };
  }
  return undefined;
}

function isActor(type: MentionCluster['type']): type is 'Person' | 'Organization' | 'State' | 'Alliance' {
  return type === 'Person' || type === 'Organization' || type === 'State' || type === 'Alliance';
}

/** "Hollande" in "Hollande's office" does not speak himself. */
function isOwner(mention: Span, text: string): boolean {
  return /^['’](?:s\b|(?=\s))\s*\S/u.test(text.slice(mention.end));
}

function coreEnd(group: Span, text: string, names: readonly Mention[]): number {
  const preposition = /\s(?:at|of|in|for|from|with|on|close|familiar|briefed|who|which|that|to|by)\s/gu;
  for (const match of text.slice(group.start, group.end).matchAll(preposition)) {
    const at = group.start + match.index;
    if (!names.some(({ start, end }) => start < at && at < end)) return at;
  }
  return group.end;
}

/** In characters; joining words and marks at a group's end are fewer. */
const longestTail = 200;

/** A group without the joining words and marks around it; undefined where nothing is left. */
function trimmed({ start, end }: Span, text: string): Span | undefined {
  const words = text.slice(start, end);
  const lead =
    /^(?:[^\p{L}\p{N}]|(?:and|but|although|though|as|while|when|because|since|where|that|so|for|yet|only)\s)*/iu.exec(
      words,
    )?.[0].length ?? 0;
  const tail =
    /(?:[^\p{L}\p{N}'’)]|\s(?:has|have|had|also|later|then|publicly|repeatedly|however|still|now|already|has since|himself|herself|itself|once|privately|reportedly))*$/iu.exec(
      words.slice(-longestTail),
    )?.[0].length ?? 0;
  return start + lead < end - tail ? { start: start + lead, end: end - tail } : undefined;
}
