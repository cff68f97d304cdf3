import { packageVersion, type Settings } from '../config/index.ts';
import { openTracing, type Tracing } from '../pipeline/index.ts';
import type { Output } from './output.ts';

/** The spans of a command's run; nothing where no collector is named. */
export async function runTracing(
  run: 'ingest' | 'extract',
  { otlpEndpoint: endpoint }: Pick<Settings, 'otlpEndpoint'>,
  output: Output,
): Promise<Tracing | undefined> {
  if (endpoint === undefined) return undefined;
  const onWarning = (message: string) => output.warn(`warning: ${message}`);
  return openTracing({ run, endpoint, version: packageVersion(), onWarning });
}
