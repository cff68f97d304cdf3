/** Parameters by which outlets and platforms follow readers; they do not change the page. */
const tracking = /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|ref_src)$/i;

/**
 * An http(s) address in its canonical form: host in lower case, without fragment and without tracking parameters.
 * Undefined for anything else.
 */
export function articleAddress(written: string): string | undefined {
  if (!URL.canParse(written.trim())) return undefined;
  const url = new URL(written.trim());
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) {
    if (tracking.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}
