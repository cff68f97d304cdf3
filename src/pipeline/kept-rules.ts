import { packageVersion } from '../config/index.ts';
import type { GraphStore, Vocabulary } from '../model/index.ts';

const name = 'rules';

type Store = Pick<GraphStore, 'kept'>;

/** Whether the graph of a store is known to be what this version makes of its record with this vocabulary. */
export async function isFoldedByRules({ kept }: Store, vocabulary: Vocabulary): Promise<boolean> {
  const bytes = await kept?.read(name);
  return bytes !== undefined && Buffer.from(bytes).toString('utf8') === rulesOf(vocabulary);
}

/** Says, before the graph is written by rules that may not be those of before, that nothing is known of it. */
export async function forgetRules({ kept }: Store): Promise<void> {
  await kept?.keep(name, new Uint8Array());
}

/** Says, once the graph is written, by which rules it was. */
export async function keepRules({ kept }: Store, vocabulary: Vocabulary): Promise<void> {
  await kept?.keep(name, Buffer.from(rulesOf(vocabulary)));
}

function rulesOf({ version }: Vocabulary): string {
  return `demarche ${packageVersion()}, vocabulary ${version}\n`;
}
