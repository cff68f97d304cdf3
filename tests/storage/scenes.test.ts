import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserStyle, scenes, sceneText } from '../../src/storage/index.ts';
import { cypherLiteral, parseScene } from '../../src/storage/scene.ts';

describe('cypher/explore', () => {
  const all = scenes();

  it('holds at least twelve scenes, each with its question', () => {
    expect(all.length).toBeGreaterThanOrEqual(12);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    for (const { name, question } of all) expect(question, name).toMatch(/^[A-Z].+\?$/);
  });

  it('is listed in docs/neo4j.md', () => {
    const docs = readFileSync(join(import.meta.dirname, '../../docs/neo4j.md'), 'utf8');
    const listed = [...docs.matchAll(/^\| `([a-z0-9-]+)` \| (.+\?) \|$/gm)].map(([, name, question]) => [
      name,
      question,
    ]);
    expect(listed).toEqual(all.map(({ name, question }) => [name, question]));
  });

  it('has a slide of the guide for each place from 1 to 8', () => {
    const places = all.flatMap(({ slide }) => slide?.place ?? []);
    expect(places.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('runs by itself: one statement without parameters to give, with a limit after a ranking', () => {
    for (const { name, statement, parameters } of all) {
      expect(statement, name).not.toMatch(/[$;]|\/\//);
      expect(statement, name).toMatch(/ORDER BY [^\n]+\n\s*LIMIT \d+\n/);
      expect(statement.match(/\n\s*LIMIT \d+/g)?.length, name).toBe(
        statement.match(/\n\s*ORDER BY /g)?.length,
      );
      expect(parameters.length, name).toBeGreaterThan(0);
    }
  });

  it('reads every parameter after the line that gives it', () => {
    for (const { name, statement, parameters } of all) {
      const rest = statement.slice(statement.indexOf('\n'));
      for (const parameter of parameters) expect(rest, name).toMatch(new RegExp(`\\b${parameter.name}\\b`));
    }
  });
});

const file = `// title: A state
// question: What of a state?
// slide 3 Look at it.
// param state State The state
// param least integer At least
WITH 'state:TUR' AS state, 2 AS least
MATCH (s:State {id: state})
RETURN s`;

describe('parseScene', () => {
  it('reads a file', () => {
    expect(parseScene('a-state', file)).toEqual({
      name: 'a-state',
      title: 'A state',
      question: 'What of a state?',
      slide: { place: 3, text: 'Look at it.' },
      parameters: [
        { name: 'state', type: 'State', default: 'state:TUR', description: 'The state' },
        { name: 'least', type: 'integer', default: 2, description: 'At least' },
      ],
      statement: "WITH 'state:TUR' AS state, 2 AS least\nMATCH (s:State {id: state})\nRETURN s",
    });
  });

  it.each([
    'RETURN 1',
    file.replace('// title: A state\n', ''),
    file.replace('?', '.'),
    file.replace('State The', 'Wrong The'),
    file.replace(', 2 AS least', ''),
    file.replace('// param least integer At least\n', ''),
    file.replace("'state:TUR' AS state", 'state AS state'),
  ])('refuses %j', (text) => {
    expect(() => parseScene('a-state', text)).toThrow('cypher/explore/a-state.cypher');
  });
});

describe('sceneText', () => {
  it('puts title, question and what may be changed before the statement, and values into its first line', () => {
    const text = sceneText(parseScene('a-state', file), new Map([['state', 'state:IND']]));
    expect(text).toBe(
      `// A state
// What of a state?
// state: The state
// least: At least
WITH 'state:IND' AS state, 2 AS least
MATCH (s:State {id: state})
RETURN s`,
    );
  });
});

describe('cypherLiteral', () => {
  it.each([
    ['state:IND', "'state:IND'"],
    ["it's", "'it\\'s'"],
    ['a\\b', "'a\\\\b'"],
    ["\\' RETURN", "'\\\\\\' RETURN'"],
    ['\\u0027', "'\\\\\\u00750027'"],
    ['one\ntwo', "'one two'"],
  ])('spells %j as %s', (value, spelt) => expect(cypherLiteral(value)).toBe(spelt));

  it('spells numbers, and refuses what is none', () => {
    expect(cypherLiteral(2.5)).toBe('2.5');
    expect(() => cypherLiteral(Number.NaN)).toThrow('not a number');
  });
});

it('has the style at hand', () => expect(browserStyle()).toContain('node.Deal {'));
