import { Hono } from 'hono';
import { DemarcheError, isDemarcheError } from '../model/index.ts';
import type { QueryAnswer, Refused } from './api.ts';
import { buildMap } from './build-map.ts';
import { describeEdge } from './describe-edge.ts';
import { describeNode } from './describe-node.ts';
import { findPaths } from './find-paths.ts';
import { type GraphRoom, openRoom } from './graph-room.ts';
import { createGuard, type Doorkeeper } from './guard.ts';
import { neighboursOf } from './neighbours.ts';
import type { PageFile } from './page-files.ts';
import { decisionIn, filtersIn, needed, offsetIn, queryIn } from './requests.ts';
import { policyOf, safeHeaders } from './safe-headers.ts';
import { showArticle } from './show-claims.ts';
import type { ExplorerSource } from './source.ts';

const queryLimits = { limit: 500, timeoutMs: 20_000 };
const mostNeighbours = 30;

/**
 * The server of the page without its socket: every path, behind the guard. Only review writes; Cypher goes through the store's
 * own check that it reads. Errors of ours are answered with their code and words, others as 500 without any.
 */
export async function createApp(
  source: ExplorerSource,
  page: ReadonlyMap<string, PageFile>,
  door: Doorkeeper,
): Promise<Hono> {
  let position = await source.position();
  let room = await openRoom(source);
  /** The graph as it is now: others may have written to the store. */
  const renew = async () => {
    const now = await source.position();
    if (now === position) return;
    position = now;
    room = await openRoom(source);
  };
  const app = new Hono();
  app.use('*', safeHeaders);
  app.use('*', createGuard(door));

  app.get('/api/start', async (c) => {
    await renew();
    return c.json(room.start);
  });
  app.get('/api/map', (c) => c.json(buildMap(room.index, room.acts, filtersIn(c.req.query()))));
  app.get('/api/search', (c) => c.json(room.find(c.req.query('q') ?? '')));
  app.get('/api/describe', (c) => c.json(describe(room, c.req.query())));
  app.get('/api/article', (c) => c.json(articleOf(room, needed(c.req.query('claim'), 'claim'))));
  app.get('/api/neighbours', (c) =>
    c.json(neighboursOf(room.index, nodeIn(room, c.req.query('id'), 'id'), mostNeighbours)),
  );
  app.get('/api/paths', (c) =>
    c.json(
      findPaths(room.index, nodeIn(room, c.req.query('from'), 'from'), nodeIn(room, c.req.query('to'), 'to')),
    ),
  );
  app.post('/api/query', async (c) => {
    const { words, parameters } = queryIn(await bodyOf(c.req));
    const result = await source.query(words, new Map(Object.entries(parameters)), queryLimits);
    return c.json({ ...result, piece: room.pieceOfRows(result.rows) } satisfies QueryAnswer);
  });
  app.get('/api/review', async (c) => c.json(await source.review()));
  app.post('/api/review', async (c) => {
    await source.judge(decisionIn(await bodyOf(c.req)));
    await renew();
    return c.json(await source.review());
  });
  app.post('/api/review/undo', async (c) => {
    await source.undo();
    await renew();
    return c.json(await source.review());
  });
  app.get('/dossier', async (c) => {
    const html = await source.dossier(nodeIn(room, c.req.query('id'), 'id'));
    c.header('Content-Security-Policy', policyOf(html));
    return c.html(html);
  });
  app.get('*', (c) => {
    const file = page.get(c.req.path);
    if (file === undefined) return c.text('There is no such page.', 404);
    return c.body(file.body, 200, { 'Content-Type': file.type });
  });

  app.onError((error, c) => {
    if (!isDemarcheError(error)) {
      return c.json({ code: 'defect', message: 'Something went wrong here; nothing was changed.' }, 500);
    }
    const answer: Refused = { code: error.code, message: error.message };
    return c.json(answer, error.code === 'subject/unknown' ? 404 : 400);
  });
  return app;
}

function describe({ index, acts }: GraphRoom, parameters: Readonly<Record<string, string>>) {
  const id = needed(parameters['id'], 'id');
  const offset = offsetIn(parameters['offset']);
  const found =
    describeNode(index, id, offset) ?? describeEdge(index, acts, id, filtersIn(parameters), offset);
  if (found === undefined) throw unknown(id);
  return found;
}

function articleOf({ index, textOf }: GraphRoom, id: string) {
  const sourced = index.claims.get(id);
  const text = sourced && textOf(sourced.claim.textId);
  if (sourced === undefined || text === undefined) throw unknown(id);
  return showArticle(index, sourced, text);
}

function nodeIn({ index }: GraphRoom, id: string | undefined, name: string): string {
  const asked = needed(id, name);
  if (index.node(asked) === undefined) throw unknown(asked);
  return asked;
}

function unknown(id: string): DemarcheError {
  return new DemarcheError('subject/unknown', `The graph holds no "${id}".`);
}

async function bodyOf(request: { readonly json: () => Promise<unknown> }): Promise<unknown> {
  try {
    return await request.json();
  } catch (cause) {
    throw new DemarcheError('settings/invalid', 'The request is no JSON.', { cause });
  }
}
