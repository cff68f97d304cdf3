import { describe, expect, it } from 'vitest';
import type { GraphStore } from '../../src/model/index.ts';
import { scenes } from '../../src/storage/index.ts';
import { denseGraph } from '../storage/dense-graph.ts';
import { drawingOf } from './drawing.ts';

const limits = { limit: 10_000, timeoutMs: 120_000 };

/** What every scene promises on every store; `ready` gives a store whose graph is empty. */
export function scenesContract(ready: (work: (store: GraphStore) => Promise<void>) => Promise<void>): void {
  describe('scenes', () => {
    it('draw nothing of an empty graph', () =>
      ready(async (store) => {
        for (const { name, statement } of scenes()) {
          const result = await store.query(statement, {}, limits);
          expect(drawingOf(result), name).toEqual({ nodes: [], relationships: 0 });
        }
      }));

    it('draw the same on every store', () =>
      ready(async (store) => {
        await store.replaceGraph(denseGraph({ events: 4, moreStates: 1 }));
        const lines: string[] = [];
        for (const { name, statement } of scenes()) {
          const { nodes, relationships } = drawingOf(await store.query(statement, {}, limits));
          expect(relationships, name).toBeGreaterThan(0);
          lines.push(`${name}: ${relationships} relationships, ${nodes.join(' ')}`);
        }
        await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../storage/scenes.golden.txt');
      }));

    it('stay under 150 nodes where everything is tied to everything', { timeout: 600_000 }, () =>
      ready(async (store) => {
        await store.replaceGraph(denseGraph({ events: 200, moreStates: 16 }));
        for (const { name, statement } of scenes()) {
          const result = await store.query(statement, {}, limits);
          expect(result.truncated, name).toBe(false);
          const { nodes, relationships } = drawingOf(result);
          expect(nodes.length, name).toBeLessThan(150);
          expect(relationships, name).toBeGreaterThan(0);
        }
      }),
    );
  });
}
