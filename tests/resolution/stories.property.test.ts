import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOutletEditor } from '../../bench/stories/outlet-edits.ts';
import { createTwinMaker } from '../../bench/stories/twins.ts';
import { loadVocabulary } from '../../src/config/index.ts';
import { type Following, type ReadText, sha256 } from '../../src/model/index.ts';
import { compareReports, mayBeOneStory } from '../../src/resolution/compare-reports.ts';
import { createStoryIndex } from '../../src/resolution/index.ts';
import { liveStories } from '../../src/resolution/live/live-stories.ts';
import { createReportReader, mayBeAlike, sketchOf } from '../../src/resolution/report-of.ts';
import { createRandom } from '../../src/util/create-random.ts';
import { groupBy } from '../../src/util/group-by.ts';
import { told } from './fixtures/build.ts';
import { notice, report, rewritten } from './fixtures/reports.ts';

const vocabulary = loadVocabulary();
const read = createReportReader(vocabulary);
const runs = { numRuns: 40 };

/** Reports, twins of them and outlets' copies of both, in an order of their own, some without a day. */
const corpora = fc
  .record({
    seed: fc.nat(),
    copies: fc.integer({ min: 0, max: 9 }),
    days: fc.array(fc.integer({ min: 1, max: 28 })),
  })
  .map(({ seed, copies, days }): readonly ReadText[] => {
    const random = createRandom(seed);
    const edit = createOutletEditor(random, [
      'The budget of the fleet was cut by a third in spring, and nobody was told.',
    ]);
    const twin = createTwinMaker(vocabulary, random);
    const sources = [report, notice, rewritten, twin(report) ?? report, twin(notice) ?? notice];
    const printed = [...sources];
    while (printed.length < sources.length + copies) {
      printed.push(edit(printed[Math.floor(random() * printed.length)] ?? report).words);
    }
    const texts = printed.map((words, index) => {
      const day = days[index];
      return told(day === undefined ? undefined : `2020-01-${String(day).padStart(2, '0')}`, [], words);
    });
    return [...new Map(texts.map((text) => [text.id, text])).values()];
  });

interface MainText {
  readonly report: ReturnType<typeof read>;
  readonly ids: string[];
  into?: MainText;
}

/** The rule itself, text by text, without tables and what is pending: of the main texts that meet, the most alike. */
function storiesByRule(texts: readonly ReadText[]): ReadonlySet<string> {
  const reports = texts
    .map((text) => ({ id: text.id, report: read(text.text), place: '' }))
    .map((each) => ({ ...each, place: `${sha256(each.report.form).slice(0, 16)} ${each.id}` }))
    .sort((a, b) => b.report.whole.length - a.report.whole.length || (a.place < b.place ? -1 : 1));
  const mains: MainText[] = [];
  const others: (Pick<MainText, 'report'> & { readonly main: MainText })[] = [];
  const ties: (readonly [MainText, MainText])[] = [];
  for (const { id, report: own } of reports) {
    const keys = new Set(own.keys());
    const sameIn = <T extends Pick<MainText, 'report'>>(texts: readonly T[]) =>
      texts
        .filter((text) => text.report.keys().some((key) => keys.has(key)))
        .filter((text) => mayBeAlike(sketchOf(text.report), sketchOf(own)))
        .map((text) => ({ text, likeness: compareReports(text.report, own) }))
        .filter(({ likeness }) => likeness?.is === 'same');
    const same = sameIn(mains);
    const [best] = [...same].sort((a, b) => (b.likeness?.similarity ?? 0) - (a.likeness?.similarity ?? 0));
    if (best === undefined) {
      const main = { report: own, ids: [id] };
      ties.push(...sameIn(others).map(({ text }) => [main, text.main] as const));
      mains.push(main);
    } else {
      best.text.ids.push(id);
      others.push({ report: own, main: best.text });
      const [first, ...rest] = same.map(({ text }) => text);
      for (const each of rest) if (first !== undefined) ties.push([each, first]);
    }
  }
  for (const main of mains) {
    const fuller = ties.flatMap(([each, other]) => (each === main ? [other.into ?? other] : []));
    const into = mains.find((other) => fuller.includes(other) && mayBeOneStory(other.report, main.report));
    if (into !== undefined) main.into = into;
  }
  const groups = mains
    .filter(({ into }) => into === undefined)
    .map((main) => [...main.ids, ...mains.filter(({ into }) => into === main).flatMap(({ ids }) => ids)]);
  return new Set(groups.map((ids) => ids.sort().join(' ')));
}

/** The text as printed on a day of its own, or on none. */
function printedOn(text: ReadText, chance: number): ReadText {
  const published = `2020-01-${String(10 + Math.floor(chance * 20)).padStart(2, '0')}`;
  const day = chance < 0.1 ? {} : { published };
  return { ...text, articles: text.articles.map(({ published: _, ...article }) => ({ ...article, ...day })) };
}

/** Texts that another one follows, with how alike they are, in words. */
function followed(others: readonly Following[]): string {
  return others
    .map((other) => `${other.follows} ${other.similarity}`)
    .sort()
    .join(', ');
}

function groupsOf(texts: readonly ReadText[], index = createStoryIndex(vocabulary)): ReadonlySet<string> {
  return new Set(index.read(texts).stories.map((story) => story.texts.join(' ')));
}

describe('stories', () => {
  it('are those of the rule, applied text by text', () => {
    fc.assert(
      fc.property(corpora, (texts) => {
        expect(groupsOf(texts)).toEqual(storiesByRule(texts));
      }),
      runs,
    );
  });

  it('are the same in any order, and however the texts came and went', () => {
    fc.assert(
      fc.property(corpora, fc.nat(), fc.integer({ min: 1, max: 4 }), (texts, seed, size) => {
        const random = createRandom(seed);
        const mixed = [...texts].sort(() => random() - 0.5);
        const expected = createStoryIndex(vocabulary).read(texts);
        expect(createStoryIndex(vocabulary).read(mixed)).toEqual(expected);
        const index = createStoryIndex(vocabulary);
        for (let at = 0; at < mixed.length; at += size) {
          index.read(mixed.slice(0, at + size));
          // Some are taken out again and come back later.
          index.read(mixed.slice(0, at + size).filter(() => random() < 0.6));
        }
        expect(index.read(texts)).toEqual(expected);
      }),
      runs,
    );
  });

  it('kept up to date text by text are those of the whole, and every change is told', () => {
    fc.assert(
      fc.property(corpora, fc.nat(), (texts, seed) => {
        const random = createRandom(seed);
        const index = createStoryIndex(vocabulary);
        const live = liveStories(index);
        const held = new Map<string, ReadText>();
        const heard = { stories: new Map<string, readonly string[]>(), texts: new Map<string, string>() };
        const follows = new Map<string, string>();
        for (let step = 0; step < 12; step++) {
          const come = texts.filter(() => random() < 0.3).map((text) => printedOn(text, random()));
          const gone = [...held.keys()].filter(
            (id) => random() < 0.2 && !come.some((text) => text.id === id),
          );
          for (const text of come) held.set(text.id, text);
          for (const id of gone) held.delete(id);
          const changes = live.change(gone, come);
          for (const [id, story] of changes.stories) {
            if (story === undefined) heard.stories.delete(id);
            else heard.stories.set(id, story.texts);
          }
          for (const id of changes.texts) heard.texts.set(id, live.storyOf(id) ?? '');
          for (const id of changes.following) follows.set(id, followed(live.followsOf(id)));
          const whole = createStoryIndex(vocabulary).read([...held.values()]);
          expect(heard.stories).toEqual(new Map(whole.stories.map(({ id, texts: told }) => [id, told])));
          expect(new Map([...heard.texts].filter(([, story]) => story !== ''))).toEqual(
            new Map(whole.stories.flatMap((story) => story.texts.map((id) => [id, story.id] as const))),
          );
          expect(new Map([...follows].filter(([, others]) => others !== ''))).toEqual(
            new Map(
              [...groupBy(whole.follows, ({ text }) => text)].map(([id, others]) => [id, followed(others)]),
            ),
          );
          expect(live.correcting).toEqual(whole.correcting);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('without a text are those of the others: nothing of it stays', () => {
    fc.assert(
      fc.property(corpora, fc.nat(), (texts, at) => {
        const rest = texts.filter((_, index) => index !== at % texts.length);
        const index = createStoryIndex(vocabulary);
        index.read(texts);
        expect(index.read(rest)).toEqual(createStoryIndex(vocabulary).read(rest));
      }),
      runs,
    );
  });

  it('have ids of their own, and hold every text once', () => {
    fc.assert(
      fc.property(corpora, (texts) => {
        const { stories } = createStoryIndex(vocabulary).read(texts);
        expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
        expect(stories.flatMap((story) => story.texts).sort()).toEqual(texts.map(({ id }) => id).sort());
      }),
      runs,
    );
  });
});
