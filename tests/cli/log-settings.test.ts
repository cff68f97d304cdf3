import { describe, expect, it } from 'vitest';
import { logSettings } from '../../src/cli/log-settings.ts';

describe('how standard error is written', () => {
  it.each([
    [['ingest', 'a'], {}, 'text', 'info'],
    [['ingest', 'a', '--quiet'], {}, 'text', 'warn'],
    [['ingest', '--log', 'json', 'a'], {}, 'json', 'info'],
    [['ingest', '--log=json', '--log-level=debug', '--quiet'], {}, 'json', 'debug'],
    [['ingest'], { DEMARCHE_LOG: 'json', DEMARCHE_LOG_LEVEL: 'error' }, 'json', 'error'],
    [['ingest', '--log', 'text'], { DEMARCHE_LOG: 'json' }, 'text', 'info'],
    [['ingest', '--log', 'xml'], { DEMARCHE_LOG_LEVEL: 'loud' }, 'text', 'info'],
  ])('%j with %j is %s at %s', (words, environment, form, level) => {
    expect(logSettings(words, environment)).toEqual({ form, level });
  });
});
