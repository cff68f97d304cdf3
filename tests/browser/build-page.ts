import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the explorer's page, built for this run. */
    explorePage: string;
  }
}

/** Builds the explorer's page once for the run, as `npm run build` does. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-page-'));
  await build({
    configFile: fileURLToPath(new URL('../../web/explore/vite.config.ts', import.meta.url)),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  });
  project.provide('explorePage', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
