import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { ReadText } from '../../src/model/index.ts';
import { createStoryIndex } from '../../src/resolution/index.ts';
import { told } from './fixtures/build.ts';
import { notice, otherNotice, report, rewritten } from './fixtures/reports.ts';

const vocabulary = loadVocabulary();
const paragraphs = report.split('\n\n');

function storiesOf(...texts: readonly ReadText[]) {
  return createStoryIndex(vocabulary).read(texts);
}

/** Whether an outlet's printing is of the story of its source. */
function isOneStory(...words: readonly string[]): boolean {
  return (
    storiesOf(...words.map((each, index) => told(`2024-03-0${index + 1}`, [], each))).stories.length === 1
  );
}

describe('printings of one report tell one story', () => {
  it.each([
    ['cut to its first half', paragraphs.slice(0, 4).join('\n\n')],
    [
      'with another dateline and the end of the agency',
      `${report.replace('OSLO, March 3 (Northern Wire) -', 'BERLIN, 4. März (Südpress) —')}\n(Reporting by Ida Berg; editing by Paul Otieno)`,
    ],
    ['with other quotation marks', report.replace(/"([^"]*)"/g, '«$1»').replaceAll("'", '’')],
    ['in American spelling', report.replaceAll('defence', 'defense').replaceAll('ministry', 'Ministry')],
    ['wrapped by a mail program', report.replace(/(.{60,70}) /g, '$1\n')],
    [
      'with a new headline and a lead of its own',
      [
        'Eight aircraft for the north',
        'A long wait is over for the crews at Evenes: the choice has fallen on a twin-engined aircraft from South America, and the bill comes to $640 million.',
        ...paragraphs.slice(2),
      ].join('\n\n'),
    ],
    ['with figures written in another way', report.replace('$640 million', '$640m').replace('eight', '8')],
  ])('%s', (_, copy) => {
    expect(isOneStory(report, copy)).toBe(true);
  });
});

describe('reports of one wording about other matters stay apart', () => {
  it('two notices of one agency about two buyers', () => {
    expect(isOneStory(notice, otherNotice)).toBe(false);
    expect(storiesOf(told('2021-05-11', [], notice), told('2021-05-11', [], otherNotice)).follows).toEqual(
      [],
    );
  });

  it('each with its copies', () => {
    const copies = [notice, otherNotice].map((words) => words.split('\n\n').slice(1, 6).join('\n\n'));
    const texts = [notice, otherNotice, ...copies].map((words) => told('2021-05-11', [], words));
    expect(storiesOf(...texts).stories.map((story) => story.texts.length)).toEqual([2, 2]);
  });

  it('a round-up that holds a report among others', () => {
    const roundUp = [
      ...Array.from({ length: 5 }, (_, index) =>
        notice.replaceAll('Portugal', `Land ${index}`).replace(/\w+ing/g, (word) => `${word}${index}`),
      ),
      paragraphs[3],
      paragraphs[4],
    ].join('\n\n');
    expect(isOneStory(roundUp, paragraphs.slice(3, 5).join('\n\n'))).toBe(false);
  });

  it('texts too short to judge', () => {
    expect(isOneStory('India signs for five S-400 systems.', 'India signs for six S-400 systems.')).toBe(
      false,
    );
  });
});

describe('a story', () => {
  const cut = told('2024-03-02', [], paragraphs.slice(0, 5).join('\n\n'));
  const relayed = told('2024-03-03', [], report.replaceAll('said', 'told reporters'));
  const source = told('2024-03-01', [], report);

  it('holds a cut that is too short beside the fullest text, by what is printed between the two', () => {
    const background = Array.from(
      { length: 30 },
      (_, index) =>
        `In year ${index} ${'abcdefghijklmnop'.replace(/./g, (letter) => `w${letter}${index} `)}.`,
    );
    const fullest = told('2024-03-04', [], [report, ...background].join('\n\n'));
    const short = told(
      '2024-03-02',
      [],
      ['The crews have waited long.', ...paragraphs.slice(3, 5)].join('\n\n'),
    );
    expect(storiesOf(fullest, short).stories).toHaveLength(2);
    expect(storiesOf(fullest, source, short).stories).toHaveLength(1);
  });

  it('stands without its first text', () => {
    expect(storiesOf(source, cut, relayed).stories).toHaveLength(1);
    const { stories } = storiesOf(cut, relayed);
    expect(stories.map(({ texts }) => texts)).toEqual([[cut.id, relayed.id].sort()]);
  });

  it('has the id of its earliest text, whichever is the fullest', () => {
    const alone = storiesOf(cut).stories[0]?.id;
    const later = {
      ...source,
      articles: source.articles.map((each) => ({ ...each, published: '2024-03-09' })),
    };
    expect(storiesOf(later, cut).stories[0]?.id).toBe(alone);
    expect(storiesOf(source, cut).stories[0]?.id).not.toBe(alone);
  });
});

describe('a text written after another', () => {
  it('follows it, by the similarity of their beginnings, and is a story of its own', () => {
    const [source, own] = [told('2024-03-01', [], report), told('2024-03-02', [], rewritten)];
    const { stories, follows } = storiesOf(own, source);
    expect(stories).toHaveLength(2);
    expect(follows).toMatchObject([{ text: own.id, follows: source.id }]);
    expect(follows[0]?.similarity).toBeGreaterThan(0.25);
    expect(follows[0]?.similarity).toBeLessThan(0.6);
  });
});
