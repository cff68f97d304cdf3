import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { DemarcheError } from '../model/index.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * The built page, by the path under which each file is served. Read once: a path is looked up among these and never opened, so
 * that none can lead out of the folder. Throws `defect` where the page was not built.
 */
export function readPage(folder: string): ReadonlyMap<string, PageFile> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new DemarcheError('defect', `${folder} holds no page: \`npm run build\` makes it.`);
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const type = types[extname(name)];
    if (type === undefined) return [];
    const path = `/${name.split(sep).join('/')}`;
    const file = { type, body: new Uint8Array(readFileSync(join(folder, name))) };
    return [[path === '/index.html' ? '/' : path, file] as const];
  });
  return new Map(files);
}
