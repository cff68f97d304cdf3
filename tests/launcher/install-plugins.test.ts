import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { artifactOf, installPlugins } from '../../src/launcher/install-plugins.ts';
import { pluginSettings, plugins, renderApocConfiguration } from '../../src/launcher/plugins.ts';
import { temporaryFolder } from './temporary-folder.ts';

function folderWith(root: string, name: string, jars: readonly string[]): string {
  const folder = join(root, name);
  mkdirSync(folder);
  for (const jar of jars) writeFileSync(join(folder, jar), `${name} ${jar}`);
  return folder;
}

function set() {
  const root = temporaryFolder();
  const server = folderWith(root, 'server', [
    'slf4j-api-2.0.9.jar',
    'annotations-5.26.30.jar',
    'asm-9.7.1.jar',
  ]);
  const apoc = folderWith(root, 'apoc', [
    'apoc-core-5.26.19.jar',
    'HdrHistogram-2.1.9.jar',
    'slf4j-api-2.0.9.jar',
  ]);
  const gds = folderWith(root, 'gds', [
    'proc-2.13.9.jar',
    'annotations-2.13.9.jar',
    'HdrHistogram-2.2.2.jar',
    'asm-9.3.jar',
    'javassist-3.28.0-GA.jar',
  ]);
  return {
    server,
    folder: join(root, 'plugins'),
    apoc: { release: plugins.apoc, folder: apoc },
    gds: { release: plugins.gds, folder: gds },
  };
}

const jarsOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jar'))
    .sort();

describe('installing plugins', () => {
  it('brings their own jars and libraries that the server lacks, of two versions the newer', async () => {
    const { folder, server, apoc, gds } = set();
    expect(await installPlugins(folder, server, [apoc, gds])).toBe(5);
    expect(jarsOf(folder)).toEqual([
      'HdrHistogram-2.2.2.jar',
      'annotations-2.13.9.jar',
      'apoc-core-5.26.19.jar',
      'javassist-3.28.0-GA.jar',
      'proc-2.13.9.jar',
    ]);
  });

  it('takes out what an earlier start brought, and leaves jars of the user', async () => {
    const { folder, server, apoc, gds } = set();
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine-1.0.jar'), 'mine');
    await installPlugins(folder, server, [gds]);
    await installPlugins(folder, server, [apoc]);
    expect(jarsOf(folder)).toEqual(['HdrHistogram-2.1.9.jar', 'apoc-core-5.26.19.jar', 'mine-1.0.jar']);
    expect(await installPlugins(folder, server, [])).toBe(0);
    expect(readdirSync(folder)).toEqual(['mine-1.0.jar']);
  });

  it('copies anew what was cut off', async () => {
    const { folder, server, apoc } = set();
    await installPlugins(folder, server, [apoc]);
    writeFileSync(join(folder, 'apoc-core-5.26.19.jar'), 'half');
    await installPlugins(folder, server, [apoc]);
    expect(readFileSync(join(folder, 'apoc-core-5.26.19.jar'), 'utf8')).toBe('apoc apoc-core-5.26.19.jar');
  });

  it.each([
    ['commons-lang3-3.18.0.jar', 'commons-lang3'],
    ['javassist-3.28.0-GA.jar', 'javassist'],
    [
      'netty-transport-native-epoll-4.1.1.Final-linux-x86_64.jar',
      'netty-transport-native-epoll-4.1.1.Final-linux-x86_64.jar',
    ],
    ['cypher-ast-factory-9.0-9.0.20210312.jar', 'cypher-ast-factory-9.0'],
  ])('knows the artifact of %s', (name, artifact) => {
    expect(artifactOf(name)).toBe(artifact);
  });
});

describe('what plugins may do', () => {
  it('is nothing where there are none', () => {
    expect(pluginSettings([])).toEqual([]);
  });

  it('leaves files and addresses out unless they are allowed', () => {
    const allowed = (permissions: Parameters<typeof pluginSettings>[1]): string =>
      new Map(pluginSettings(['apoc'], permissions)).get('dbms.security.procedures.allowlist') ?? '';
    expect(allowed([])).toContain('apoc.path.*');
    expect(allowed([])).not.toMatch(/load|import|export|geocode|trigger|log\.|systemdb/);
    expect(allowed(['network'])).not.toMatch(/import|export/);
    expect(allowed(['files'])).toContain('apoc.export.*');
    expect(renderApocConfiguration()).toContain('apoc.import.file.enabled=false');
    expect(renderApocConfiguration(['network'])).toContain('apoc.export.file.enabled=false');
    expect(renderApocConfiguration(['files'])).toContain('apoc.import.file.use_neo4j_config=true');
    const blocked = (permissions: Parameters<typeof pluginSettings>[1]): boolean =>
      new Map(pluginSettings(['apoc'], permissions)).has('internal.dbms.cypher_ip_blocklist');
    expect([blocked([]), blocked(['files']), blocked(['network'])]).toEqual([true, true, false]);
  });
});
