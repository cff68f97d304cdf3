import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenes } from '../../src/storage/index.ts';
import { runCli, workingFolder } from './run-cli.ts';

const slow = { timeout: 120_000 };

describe('scenes', () => {
  it(
    'prints for each scene its question, its parameters and a link that holds the whole statement',
    slow,
    async () => {
      const { stdout, code } = await runCli(['scenes', '--param', 'state=Egypt'], { cwd: workingFolder() });
      expect(code).toBe(0);
      for (const { name, question } of scenes()) expect(stdout).toContain(`${name}  ${question}\n`);
      const links = [...stdout.matchAll(/^ {4}(http\S+)$/gm)].map(([, link = '']) => new URL(link));
      expect(links).toHaveLength(scenes().length);
      for (const link of links) {
        expect(link.origin + link.pathname).toBe('http://localhost:7474/browser/');
        expect(link.searchParams.get('cmd')).toBe('edit');
      }
      const statements = links.map((link) => link.searchParams.get('arg') ?? '');
      expect(statements.filter((text) => text.includes("WITH 'state:EGY' AS state\n"))).toHaveLength(1);
      expect(statements.every((text) => text.startsWith('// ') && /\nRETURN \S/.test(text))).toBe(true);
    },
  );

  it('writes favourites, guide and style', slow, async () => {
    const cwd = workingFolder();
    const files = ['scenes.cypher', 'scenes.zip', 'guide.html', 'style.grass'].map((name) =>
      join(cwd, 'out', name),
    );
    const [cypher = '', zip = '', guide = '', style = ''] = files;
    const { stdout, code } = await runCli(['scenes', '--write', cypher, '--guide', guide, '--style', style], {
      cwd,
    });
    await runCli(['scenes', '--write', zip], { cwd });
    expect({ stdout, code }).toEqual({ stdout: '', code: 0 });
    expect(readFileSync(cypher, 'utf8').match(/;\n/g)).toHaveLength(scenes().length);
    expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(guide, 'utf8').match(/<slide /g)).toHaveLength(8);
    expect(readFileSync(style, 'utf8')).toContain('relationship.SELLS_ARMS_TO {');
  });

  it.each([
    [['--open', 'nothing'], 'There is no scene "nothing"'],
    [['--open', 'blocs', '--browser', 'javascript:alert(1)'], 'not an address of Neo4j Browser'],
    [['--param', 'state'], 'NAME=VALUE'],
    [['--param', 'colour=red'], 'no scene takes it'],
  ])('refuses %j', slow, async (flags, words) => {
    const { stdout, stderr, code } = await runCli(['scenes', ...flags], { cwd: workingFolder() });
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(words);
  });
});
