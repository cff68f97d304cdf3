/**
 * Lays the texts of the parity fixtures out as prepare.mts does, one JSON object a line, for fixtures.py:
 *   tsx tools/reader/fixture-texts.mts FIXTURE_FOLDER OUT.jsonl
 * Of a fixture its name, text and nodes (types and spans) are kept, but for cues: these, hints and sentences are those that
 * reading finds. A file with a name and a text alone gets the vocabulary's names and values as nodes.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadVocabulary, seedPath } from '../../src/config/index.ts';
import { createWordPiece } from '../../src/encoder/word-piece.ts';
import { documentOf } from '../../src/language/index.ts';
import { createMentionFinder, nodesOf } from '../../src/mentions/index.ts';
import { cueTypes, type EncodedNode } from '../../src/model/index.ts';
import { placeNode, rowsIn, type TrainingDocument } from './training-document.mts';

interface GivenNode {
  readonly type: string;
  readonly spans: readonly (readonly [start: number, end: number])[];
}

interface Given {
  readonly name: string;
  readonly text: string;
  readonly nodes?: readonly GivenNode[];
}

const [folder, out] = process.argv.slice(2);
if (folder === undefined || out === undefined)
  throw new Error('Name the fixtures’ folder and the file to write.');

const words = readFileSync(join(seedPath('reader'), 'vocab.txt'), 'utf8')
  .replace(/\n$/, '')
  .split('\n');
const labels = JSON.parse(readFileSync(join(seedPath('reader'), 'labels.json'), 'utf8'));
const cut = createWordPiece(words, labels.unkId);
const findMentions = createMentionFinder(loadVocabulary());

function layOut({ name, text, nodes }: Given) {
  const document = documentOf({ text });
  const { sentences } = document;
  const { hints, cues, complete } = findMentions(document);
  const pieces = cut(text);
  const placed = (found: readonly EncodedNode[]): readonly GivenNode[] =>
    found.map(({ type, spans }) => ({ type, spans: spans.map(({ start, end }) => [start, end]) }));
  const named = nodes?.filter(({ type }) => !isCue(type)) ?? placed(nodesOf(complete([]), []));
  const given = [...named, ...placed(nodesOf([], cues))];
  const record: TrainingDocument = {
    id: name,
    set: 'fixture',
    ids: [...pieces.ids],
    hints: hints.flatMap((hint) =>
      rowsIn(hint, pieces).map((rows) => [...rows, hint.channel, hint.value] as const),
    ),
    names: [],
    unsure: [],
    nodes: given.map(({ type, spans }) =>
      placeNode(
        type,
        spans.map(([start, end]) => ({ start, end })),
        sentences,
        pieces,
      ),
    ),
    positive: [],
    ignored: [],
    denialsKnown: true,
  };
  return {
    name,
    text,
    hints: hints.map(({ start, end, channel, value }) => [start, end, channel, value]),
    sentences: sentences.map(({ start, end }) => [start, end]),
    nodes: given,
    record,
  };
}

function isCue(type: string): boolean {
  return [...cueTypes].some((cue) => cue === type);
}

const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const lines = files.sort().map((file) => layOut(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
