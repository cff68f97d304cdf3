import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings } from '../../src/config/index.ts';

let above = '';
let folder = '';

beforeEach(() => {
  above = mkdtempSync(join(tmpdir(), 'demarche-settings-'));
  folder = join(above, 'work');
  mkdirSync(folder);
});
afterEach(() => rmSync(above, { recursive: true, force: true }));

const configure = (settings: unknown) =>
  writeFileSync(join(above, 'demarche.config.json'), JSON.stringify(settings));
const password = { NEO4J_PASSWORD: 'secret' };

describe('settings', () => {
  it('are an embedded store in the working folder unless something else is said', () => {
    const settings = loadSettings({}, {}, folder);
    expect(settings.store).toEqual({ kind: 'embedded', database: join(folder, '.demarche', 'graph.grafeo') });
    expect(settings.extractor).toBe('encoder');
    expect(settings.jobs).toBeGreaterThan(0);
    expect(Object.isFrozen(settings)).toBe(true);
    expect(Object.isFrozen(settings.store)).toBe(true);
  });

  it('come from flags before the environment before the file', () => {
    configure({ jobs: 3, runtime: 'wasm' });
    const environment = { DEMARCHE_JOBS: '2' };
    expect(loadSettings({}, {}, folder)).toMatchObject({ jobs: 3, runtime: 'wasm' });
    expect(loadSettings({}, environment, folder).jobs).toBe(2);
    expect(loadSettings({ jobs: '1' }, environment, folder).jobs).toBe(1);
  });

  it('take a path in the file from where the file stands', () => {
    configure({ database: 'shared/graph.grafeo' });
    expect(loadSettings({}, {}, folder).store).toMatchObject({
      database: join(above, 'shared', 'graph.grafeo'),
    });
  });

  it('leave open what is read and drawn unless it is said, in figures or in words of figures', () => {
    expect(loadSettings({}, {}, folder)).not.toHaveProperty('readAbove');
    expect(loadSettings({}, {}, folder)).not.toHaveProperty('minConfidence');
    configure({ readAbove: 0.2, minConfidence: 0 });
    const environment = { DEMARCHE_READ_ABOVE: '.25', DEMARCHE_MIN_CONFIDENCE: '1' };
    expect(loadSettings({}, {}, folder)).toMatchObject({ readAbove: 0.2, minConfidence: 0 });
    expect(loadSettings({}, environment, folder)).toMatchObject({ readAbove: 0.25, minConfidence: 1 });
    expect(loadSettings({ minConfidence: '0.5' }, environment, folder)).toMatchObject({
      readAbove: 0.25,
      minConfidence: 0.5,
    });
  });

  it.each([true, null, '', [0.1, 0.2]])('refuse %j as a least confidence in a file', (minConfidence) => {
    configure({ minConfidence });
    expect(() => loadSettings({}, {}, folder)).toThrowError(
      /^minConfidence in .*demarche\.config\.json is .* it takes a number from 0 to 1/,
    );
  });

  it.each([
    ['--jobs', { jobs: 'many' }, {}],
    ['--read-above', { readAbove: '1.2' }, {}],
    ['--read-above', { readAbove: '' }, {}],
    ['--min-confidence', { minConfidence: '-0.1' }, {}],
    ['--min-confidence', { minConfidence: ['0.1', '0.2'] }, {}],
    ['DEMARCHE_MIN_CONFIDENCE', {}, { DEMARCHE_MIN_CONFIDENCE: '60%' }],
    ['DEMARCHE_READ_ABOVE', {}, { DEMARCHE_READ_ABOVE: 'low' }],
    ['DEMARCHE_STORE', {}, { DEMARCHE_STORE: 'mysql' }],
    ['--extractor', { extractor: 'oracle' }, {}],
    ['NEO4J_URI', { store: 'neo4j' }, { ...password, NEO4J_URI: 'http://localhost' }],
    ['NEO4J_URI', { store: 'neo4j' }, { ...password, NEO4J_URI: 'neo4j://user:secret@host' }],
  ])('refuse a wrong %s by name, with what it takes', (name, flags, environment) => {
    const load = () => loadSettings(flags, environment, folder);
    expect(load).toThrowError(expect.objectContaining({ code: 'settings/invalid' }));
    expect(load).toThrowError(new RegExp(`^${name} is .* it takes `));
  });

  it('never send the password of the environment to an address from a file', () => {
    configure({ store: 'neo4j', uri: 'neo4j://elsewhere.example' });
    expect(() => loadSettings({}, password, folder)).toThrowError(/a file found in a folder may not say/);
    expect(loadSettings({ uri: 'neo4j://localhost:7687' }, password, folder).store).toMatchObject({
      uri: 'neo4j://localhost:7687',
      password: 'secret',
    });
  });

  it('take the kept password of the local server for a server on this machine alone', () => {
    mkdirSync(join(folder, '.demarche', 'neo4j'), { recursive: true });
    writeFileSync(join(folder, '.demarche', 'neo4j', 'password'), 'kept\n');
    expect(loadSettings({ store: 'neo4j' }, {}, folder).store).toMatchObject({ password: 'kept' });
    for (const uri of ['neo4j://elsewhere.example:7687', 'neo4j://localhost.example:7687']) {
      expect(() => loadSettings({ store: 'neo4j', uri }, {}, folder)).toThrowError(
        /NEO4J_PASSWORD is not set/,
      );
    }
  });

  it('refuse a file that is no JSON, or that holds what is no setting', () => {
    configure({ password: 'secret' });
    expect(() => loadSettings({}, {}, folder)).toThrowError(/A password belongs in NEO4J_PASSWORD only/);
    writeFileSync(join(above, 'demarche.config.json'), '{');
    expect(() => loadSettings({}, {}, folder)).toThrowError(/cannot be read as JSON/);
  });

  it('keep what can be fetched again where XDG_CACHE_HOME says', () => {
    expect(loadSettings({}, { XDG_CACHE_HOME: '/var/cache/me' }, folder).cacheFolder).toBe(
      '/var/cache/me/demarche',
    );
    expect(loadSettings({}, { XDG_CACHE_HOME: 'relative' }, folder).cacheFolder).not.toContain('relative');
  });
});
