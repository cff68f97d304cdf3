import { beforeAll, describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../src/config/index.ts';
import type { Vocabulary } from '../../src/model/index.ts';
import { browserGuide, favourites, fillScenes, sceneNamed } from '../../src/pipeline/index.ts';
import { scenes, sceneText } from '../../src/storage/index.ts';

let vocabulary: Vocabulary;
beforeAll(() => {
  vocabulary = loadVocabulary();
});

describe('fillScenes', () => {
  it('finds states, systems and laws by any name that the vocabulary knows, without a graph', async () => {
    const given = new Map([
      ['state', 'Indian'],
      ['seller', 'FRA'],
      ['law', 'Countering America’s Adversaries Through Sanctions Act'],
      ['since', '2017-05'],
    ]);
    const filled = await fillScenes(given, vocabulary);
    const first = (name: string) => sceneNamed(name, filled).cypher.match(/^WITH .+$/m)?.[0];
    expect(first('state-world')).toBe("WITH 'state:IND' AS state");
    expect(first('deal-story')).toBe(
      "WITH 'state:FRA' AS seller, 'state:TUR' AS buyer, 'weapon:s-400' AS system",
    );
    expect(first('law-reach')).toBe("WITH 'law:caatsa' AS law");
    expect(first('pressure-map')).toBe("WITH '2017-05' AS since");
  });

  it('has for defaults what the vocabulary knows', async () => {
    for (const { parameters } of scenes()) {
      for (const { type, default: value } of parameters) {
        if (/^[A-Z]/.test(type)) expect(vocabulary.entities.has(String(value)), String(value)).toBe(true);
      }
    }
  });

  it.each([
    ['state', 'Ruritania', 'subject/unknown'],
    ['since', 'soon', 'settings/invalid'],
    ['least', 'two', 'settings/invalid'],
    ['colour', 'red', 'settings/invalid'],
  ])('refuses %s=%s', async (name, value, code) => {
    await expect(fillScenes(new Map([[name, value]]), vocabulary)).rejects.toMatchObject({ code });
  });

  it('names all scenes when one is unknown', async () => {
    const filled = await fillScenes(new Map(), vocabulary);
    expect(() => sceneNamed('nothing', filled)).toThrow('alliance-map, blocs');
  });
});

describe('browserGuide', () => {
  const page = browserGuide();

  it('has eight slides, each with a runnable query that is the text of its scene', () => {
    const slides = page.split('<slide').slice(1);
    expect(slides).toHaveLength(8);
    const texts = scenes()
      .flatMap((scene) =>
        scene.slide === undefined ? [] : [{ place: scene.slide.place, text: sceneText(scene) }],
      )
      .sort((a, b) => a.place - b.place)
      .map(({ text }) => text);
    const shown = slides.map((slide) => /<pre [^>]*\brunnable\b[^>]*>([^<]*)<\/pre>/.exec(slide)?.[1]);
    expect(shown.map((text) => unescaped(text ?? ''))).toEqual(texts);
  });

  it('is in the form that Neo4j Browser opens, without scripts and addresses', () => {
    expect(page).toMatch(/^<article class="guide">\n {2}<carousel class="deck[^"]*">/);
    expect(page).not.toMatch(/<script|https?:|\son\w+=/);
  });
});

describe('favourites', () => {
  it('are one statement after the other in a text, each under its title', async () => {
    const filled = await fillScenes(new Map(), vocabulary);
    const text = String(favourites(filled, 'cypher'));
    expect(
      text
        .split(/;\n/)
        .slice(0, -1)
        .map((part) => part.trim().replace('// demarche: scenes\n\n', '')),
    ).toEqual(filled.map(({ cypher }) => cypher));
  });

  it('are files of an archive, in no folder', async () => {
    const filled = await fillScenes(new Map(), vocabulary);
    const archive = Buffer.from(favourites(filled, 'zip'));
    for (const { name } of filled) expect(archive.includes(`${name}.cypher`), name).toBe(true);
  });
});

function unescaped(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
