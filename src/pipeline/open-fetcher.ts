import { packageVersion } from '../config/index.ts';
import type { Fetcher, FetchSettings } from '../model/index.ts';

/** The name by which hosts know us: what robots.txt speaks to, and with the version what is sent. */
const productToken = 'demarche';

/** A fetcher that is made when first an address is asked for: most runs ask for none. Close it afterwards. */
export function openFetcher(settings: FetchSettings, signal?: AbortSignal): Fetcher {
  let opening: Promise<Fetcher> | undefined;
  let opened: Fetcher | undefined;
  const open = async (): Promise<Fetcher> => {
    const { createFetcher } = await import('../fetching/index.ts');
    opened = createFetcher({
      settings,
      userAgent: `${productToken}/${packageVersion()}`,
      ...(signal !== undefined && { signal }),
    });
    return opened;
  };
  return {
    async fetch(url, validators) {
      opening ??= open();
      return (await opening).fetch(url, validators);
    },
    counts: () => opened?.counts() ?? { requests: 0, bytes: 0, unchanged: 0 },
    async close() {
      await (await opening)?.close();
    },
  };
}
