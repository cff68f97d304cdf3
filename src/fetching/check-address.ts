import { isIP } from 'node:net';
import { specialRangeOf } from './special-address.ts';

/** An address that may be asked, or why it may not. */
export type CheckedAddress =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly reason: string };

/** Ports that browsers never ask by HTTP, above those that are refused anyway (WHATWG Fetch, "bad port"). */
const otherServices: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
]);

export const privateRemedy =
  'Give --allow-private if you trust what is named here and mean a server of your own network';

/** Looks at an address before anything is asked of it: scheme, user and password, port, and a host given as a number. */
export function checkAddress(written: string, allowPrivate: boolean): CheckedAddress {
  if (!URL.canParse(written)) return refused('This is no web address: write it as https://host/path.');
  const url = new URL(written);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refused(
      `Only http and https are fetched, not ${url.protocol.slice(0, -1)}: save the page as a file and name that.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    return refused(
      'The address holds a user or a password, which would end up in the graph and in messages: fetch the page yourself and name the file.',
    );
  }
  const port = Number(url.port);
  if (url.port !== '' && ((port < 1024 && port !== 80 && port !== 443) || otherServices.has(port))) {
    return refused(`Port ${url.port} belongs to another service than the web: name the page's own address.`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const range = isIP(host) === 0 ? undefined : specialRangeOf(host);
  if (range !== undefined && !allowPrivate) return refused(`${specialReason(host, range)}.`);
  url.hash = '';
  return { ok: true, url };
}

/** Says what is wrong with a special address and what to do, without a full stop. */
export function specialReason(address: string, range: string): string {
  return `${address} is not a public address (${range}). ${privateRemedy}`;
}

function refused(reason: string): CheckedAddress {
  return { ok: false, reason };
}
