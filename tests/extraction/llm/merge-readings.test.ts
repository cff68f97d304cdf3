import { expect, it } from 'vitest';
import { mergeReadings } from '../../../src/extraction/llm/index.ts';
import type { Claim } from '../../../src/model/index.ts';
import { readWith, replied } from './replied.ts';

const text =
  'Russia signed a contract with India for five S-400 systems. The United States threatened India.';
const deal = replied('Russia signed a contract with India for five S-400 systems', {
  telling: { word: 'signed', words: 'signed a contract' },
});
const threat = replied('The United States threatened India', {
  kind: 'pressure',
  parties: [
    { role: 'by', type: 'State', words: 'United States' },
    { role: 'on', type: 'State', words: 'India' },
  ],
  telling: { word: 'threaten', words: 'threatened' },
});
const drawn = 0.5;

async function claims(): Promise<readonly [Claim, Claim]> {
  const { reading } = await readWith(text, [[deal, threat]]);
  const [first, second] = reading.claims;
  if (!first || !second) throw new Error('both are carried by the words');
  return [first, second];
}

it('what both read is surer and names both; what one reads otherwise or alone is unsure', async () => {
  const [sale, pressed] = await claims();
  const encoder = { ...sale, confidence: 0.6, extractors: ['encoder:x'] };
  const agreed = mergeReadings([encoder], [sale], drawn);
  expect(agreed).toMatchObject({ agreed: 1, contradicted: 0, modelOnly: 0, encoderOnly: 0 });
  expect(agreed.claims).toMatchObject([
    { id: sale.id, confidence: 0.92, extractors: ['encoder:x', sale.extractors[0]] },
  ]);

  const alone = mergeReadings([encoder], [pressed], drawn);
  expect(alone).toMatchObject({ agreed: 0, modelOnly: 1, encoderOnly: 1 });
  expect(alone.claims.map(({ confidence }) => confidence >= drawn)).toEqual([true, false]);

  if (pressed.kind !== 'pressure') throw new Error('it is a threat');
  const milder: Claim = { ...pressed, id: 'claim:other', action: { ...pressed.action, action: 'warn' } };
  const differing = mergeReadings([{ ...pressed, confidence: 0.9 }], [milder], drawn);
  expect(differing).toMatchObject({ agreed: 0, contradicted: 1, modelOnly: 1 });
  expect(differing.claims.every(({ confidence }) => confidence < drawn)).toBe(true);
});
