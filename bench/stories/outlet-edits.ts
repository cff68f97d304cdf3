import { exchanged, pick } from './pick.ts';

/** What an outlet did to an agency's report. */
export type Edit =
  | 'cut'
  | 'new lead'
  | 'dateline'
  | 'quotation marks'
  | 'headline'
  | 'notices'
  | 'spelling'
  | 'wrapped'
  | 'background'
  | 'moved'
  | 'reworded'
  | 'figures written'
  | 'marks dropped';

export interface EditedReport {
  readonly words: string;
  readonly edits: readonly Edit[];
}

type Random = () => number;
type EditOf = (paragraphs: readonly string[], random: Random) => readonly string[];

const places = ['LONDON', 'ANKARA', 'NEW DELHI', 'SEOUL', 'WARSAW', 'CAIRO', 'BERN', 'JAKARTA', 'OTTAWA'];
const agencies = ['Coastline Wire', 'NordPress', 'Meridian News', 'CPA', 'Straits Agency'];
const headlines = [
  'What we know about the arms plan',
  'Talks, figures, doubts: the latest on the contract',
  'Ministry breaks its silence',
  'Deal in the balance as ministers meet',
  'Analysts weigh what comes next',
];
const notices = [
  '(Reporting by our correspondents; editing by the night desk)',
  'Read also: What the new budget means for the fleet',
  'This story has not been edited by our staff and is published from a syndicated feed.',
  'Follow us for more on defence and trade.',
  '© The Harbour Courier. All rights reserved.',
  'Photo: archive of the ministry',
];
const frames = [
  'It is a matter that had been spoken of for months in the corridors. With $NAMES at its centre, and $FIGURE as the number that everybody repeats, there is now something firmer to go by.',
  '$NAMES: readers of these pages have met the names before. What is new this week, and what our newsroom was able to confirm with those involved, comes down to a few points.',
  'Few will have been surprised. The news that involves $NAMES had been expected here, although the detail ($FIGURE) was not, and it changes the arithmetic for several capitals at once.',
  'For those who follow the trade in weapons it was a busy day, and once more $NAMES stood in the middle of it. Our desk has put together what is established so far.',
];
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\b([Dd])efence\b/g, '$1efense'],
  [/\b([Ll])icence/g, '$1icense'],
  [/\b([Pp])rogramme\b/g, '$1rogram'],
  [/\b([A-Za-z]+)isation\b/g, '$1ization'],
  [/\b([Cc])entre\b/g, '$1enter'],
  [/\b([Ll])abour\b/g, '$1abor'],
  [/\bper cent\b/g, 'percent'],
  [/\b([Aa])rmoured\b/g, '$1rmored'],
  [
    /\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
    '$2 $1',
  ],
];
const rewordings: readonly (readonly [RegExp, string])[] = [
  [/\bsaid\b/g, 'told reporters'],
  [/\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g, 'this week'],
  [/\bhowever\b/g, 'though'],
  [/\bapproximately\b/g, 'about'],
  [/\bmore than\b/g, 'over'],
  [/\baccording to\b/g, 'as reported by'],
  [/\bwhile\b/g, 'as'],
  [/\bpurchase\b/g, 'buy'],
  [/\bincluding\b/g, 'among them'],
];

const editsOf: Readonly<Record<Exclude<Edit, 'background' | 'new lead'>, EditOf>> = {
  cut: (paragraphs, random) =>
    paragraphs.slice(0, Math.max(2, Math.ceil(paragraphs.length * (0.4 + random() * 0.5)))),
  dateline: (paragraphs, random) => {
    const at = leadOf(paragraphs);
    const bare = (paragraphs[at] ?? '').replace(
      /^[\p{Lu}][\p{Lu}\s,.]+(?:\([^)]*\))?[^—–\n]{0,25}\s[-–—]+\s/u,
      '',
    );
    const line = `${pick(places, random)}, Oct ${1 + Math.floor(random() * 28)} (${pick(agencies, random)}) ${pick(['-', '–', '—'], random)} ${bare}`;
    return paragraphs.map((paragraph, index) => (index === at ? line : paragraph));
  },
  'quotation marks': (paragraphs, random) => {
    const [open, close] = pick(
      [
        ['“', '”'],
        ['«', '»'],
        ['‘', '’'],
        ['"', '"'],
      ] as const,
      random,
    );
    return paragraphs.map((paragraph) =>
      paragraph
        .replace(/["“«]([^"”»]*)["”»]/g, `${open}$1${close}`)
        .replace(/[’']/g, pick(['’', "'"], random)),
    );
  },
  headline: (paragraphs, random) => [pick(headlines, random), ...paragraphs.slice(leadOf(paragraphs))],
  notices: (paragraphs, random) => [...paragraphs, pick(notices, random), pick(notices, random)],
  spelling: (paragraphs) => paragraphs.map((paragraph) => replaced(paragraph, spellings)),
  wrapped: (paragraphs) => paragraphs.map((paragraph) => paragraph.replace(/(.{60,72})\s/g, '$1\n')),
  moved: (paragraphs, random) => {
    const from = 1 + Math.floor(random() * Math.max(1, paragraphs.length - 1));
    const rest = paragraphs.filter((_, index) => index !== from);
    const to = 1 + Math.floor(random() * rest.length);
    return [...rest.slice(0, to), ...paragraphs.slice(from, from + 1), ...rest.slice(to)];
  },
  reworded: (paragraphs) => paragraphs.map((paragraph) => replaced(paragraph, rewordings)),
  'figures written': (paragraphs) =>
    paragraphs.map((paragraph) =>
      paragraph
        .replace(/(\d) billion\b/g, '$1bn')
        .replace(/(\d) million\b/g, '$1m')
        .replace(/(\d),(\d{3})\b/g, '$1$2'),
    ),
  'marks dropped': (paragraphs) =>
    paragraphs.map((paragraph) => paragraph.normalize('NFD').replace(/\p{M}/gu, '')),
};
const light: readonly Edit[] = [
  'dateline',
  'quotation marks',
  'headline',
  'notices',
  'spelling',
  'wrapped',
  'figures written',
  'marks dropped',
];
const heavy: readonly Edit[] = ['cut', 'new lead', 'background', 'moved', 'reworded'];

/**
 * Edits reports as outlets do: one to four light edits, and in most cases one or two that change what is there to read. What a
 * former outlet did of the latter is not done again: a text cut twice and given two new leads is no copy any more.
 */
export function createOutletEditor(
  random: Random,
  briefs: readonly string[],
): (report: string, former?: readonly Edit[]) => EditedReport {
  const words = briefs.flatMap((brief) => brief.match(/\p{L}{2,}/gu) ?? []);
  const apply = (edit: Edit, paragraphs: readonly string[]): readonly string[] => {
    if (edit === 'background') return [...paragraphs, `${pick(briefs, random)} ${pick(briefs, random)}`];
    if (edit === 'new lead') return withNewLead(paragraphs, words, random);
    return editsOf[edit](paragraphs, random);
  };
  return (report, former = []) => {
    const chosen = new Set<Edit>();
    const [few, many] = [Math.floor(random() * 3), 1 + Math.floor(random() * 4)];
    while (chosen.size < few) chosen.add(pick(heavy, random));
    for (const edit of former) if (heavy.includes(edit)) chosen.delete(edit);
    const kept = chosen.size;
    while (chosen.size < kept + many) chosen.add(pick(light, random));
    // Cut before something is added, wrapped at the end: in the order in which a desk works.
    const order: readonly Edit[] = ['cut', 'moved', 'reworded', 'new lead', 'background', ...light];
    const edits = order.filter((edit) => chosen.has(edit));
    const paragraphs = edits.reduce(
      (text, edit) => apply(edit, text),
      report.split(/\n+/).filter((line) => line.trim() !== '') as readonly string[],
    );
    return { words: paragraphs.join('\n\n'), edits };
  };
}

/** Where the text begins behind headline, by-line and date: the first long one of the first paragraphs. */
function leadOf(paragraphs: readonly string[]): number {
  return Math.max(
    0,
    paragraphs.slice(0, 4).findIndex((paragraph) => paragraph.length > 100),
  );
}

/** The first paragraph in other words: its names and a figure in sentences of the outlet's own, each time other ones. */
function withNewLead(
  paragraphs: readonly string[],
  own: readonly string[],
  random: Random,
): readonly string[] {
  const at = leadOf(paragraphs);
  const lead = paragraphs[at] ?? '';
  const names = [
    ...new Set(lead.slice(1).match(/\p{Lu}[\p{L}\d-]+(?: \p{Lu}[\p{L}\d-]+)*/gu) ?? ['the ministry']),
  ].slice(0, 3);
  const figure = lead.match(/[$€£]?\d[\d.,]*(?: (?:billion|million))?/)?.[0] ?? 'no figure';
  const words = exchanged(pick(frames, random), own, random)
    .replace('$NAMES', () => names.join(', '))
    .replace('$FIGURE', () => figure);
  return paragraphs.map((paragraph, index) => (index === at ? words : paragraph));
}

function replaced(text: string, by: readonly (readonly [RegExp, string])[]): string {
  return by.reduce((words, [from, to]) => words.replace(from, to), text);
}
