import { describe, expect, it } from 'vitest';
import { jarFolder, renderPom } from '../../src/launcher/release.ts';
import { renderConfiguration } from '../../src/launcher/render-configuration.ts';

describe('the server settings', () => {
  const text = renderConfiguration({ boltPort: 17_687, httpPort: 17_474 });
  const settings = new Map(
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.split('=') as [string, string]),
  );

  it('listen on the loopback address only, on the ports asked for', () => {
    expect(settings.get('server.default_listen_address')).toBe('127.0.0.1');
    const listening = [...settings].filter(([name]) => name.endsWith('.listen_address'));
    expect(Object.fromEntries(listening)).toEqual({
      'server.bolt.listen_address': '127.0.0.1:17687',
      'server.http.listen_address': '127.0.0.1:17474',
    });
  });

  it('report nothing to anyone and take remote content from this machine only', () => {
    expect(settings.get('dbms.usage_report.enabled')).toBe('false');
    expect(settings.get('client.allow_telemetry')).toBe('false');
    expect(settings.get('browser.remote_content_hostname_whitelist')).toBe('localhost,127.0.0.1');
  });

  it('leave authentication on', () => {
    expect([...settings.keys()].filter((name) => name.includes('auth'))).toEqual([]);
  });

  it('have one line each', () => {
    expect(settings.size).toBe(text.trimEnd().split('\n').length);
  });
});

describe('the list for Maven', () => {
  it('names exact versions and no address to fetch from', () => {
    const versions = [...renderPom().matchAll(/<version>([^<]*)<\/version>/g)].map((match) => match[1]);
    expect(versions.length).toBe(4);
    for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    const addresses = renderPom().match(/https?:\/\/[^"]*/g);
    expect(addresses).toEqual(['http://maven.apache.org/POM/4.0.0']);
  });

  it('goes with a cache folder of that version', () => {
    expect(jarFolder('/cache')).toBe('/cache/neo4j-5.26.30/lib');
  });
});
