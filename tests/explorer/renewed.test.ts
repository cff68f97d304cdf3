import { expect, it } from 'vitest';
import { createSnapshotIndex } from '../../src/analysis/index.ts';
import { createApp } from '../../src/explorer/create-app.ts';
import { sampleIndex, sampleSource } from './sample-source.ts';

it('shows what others wrote meanwhile when the page is loaded again, and reads the graph again only then', async () => {
  const origin = 'http://127.0.0.1:1';
  let [position, opened] = ['0', 0];
  const empty = createSnapshotIndex({ nodes: [], relationships: [], claims: new Map() });
  const source = {
    ...sampleSource(),
    position: async () => position,
    open: async () => {
      opened += 1;
      return { index: position === '0' ? empty : sampleIndex, textOf: () => undefined };
    },
  };
  const app = await createApp(source, new Map(), { origin, ticket: 'ticket', secret: 'secret' });
  const first = await app.request(`${origin}/?ticket=ticket`, { headers: { host: '127.0.0.1:1' } });
  const cookie = String(first.headers.get('set-cookie')).split(';')[0] ?? '';
  const events = async () => {
    const reply = await app.request(`${origin}/api/start`, { headers: { host: '127.0.0.1:1', cookie } });
    // The counts of `Start`.
    return ((await reply.json()) as { readonly counts: { readonly events: number } }).counts.events;
  };
  expect(await events()).toBe(0);
  position = '1';
  expect(await events()).toBeGreaterThan(0);
  expect(await events()).toBeGreaterThan(0);
  expect(opened).toBe(2);
});
