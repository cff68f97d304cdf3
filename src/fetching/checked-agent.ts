import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { specialReason } from './check-address.ts';
import { specialRangeOf } from './special-address.ts';

/** A host whose name leads to an address that may not be asked. */
export class SpecialAddressError extends Error {
  override readonly name = 'SpecialAddressError';
}

export interface AgentOptions {
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
  /** As `dns.lookup`, which it is unless given. */
  readonly lookup?: LookupFunction;
}

/**
 * Connections that are made to public addresses only. The check sits in the look-up whose answer is connected to, and once more on
 * the connection itself: a name that answers differently the second time gains nothing. A name with any special address among
 * its addresses is refused.
 */
export function checkedAgent({ allowPrivate, timeoutMs, lookup }: AgentOptions): Agent {
  const resolve = lookup ?? systemLookup;
  const checkedLookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = typeof found === 'string' ? [{ address: found, family: 4 }] : found;
      const special = allowPrivate ? undefined : firstSpecial(addresses.map(({ address }) => address));
      if (special !== undefined) {
        return callback(new SpecialAddressError(`The name ${hostname} leads to ${special}`), []);
      }
      const [first] = addresses;
      if (options.all === true) return callback(null, addresses);
      return callback(null, first?.address ?? '', first?.family);
    });
  };
  const connect = buildConnector({ timeout: timeoutMs, lookup: checkedLookup });
  return new Agent({
    // One connection a host is all that a polite reader needs.
    connections: 2,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connect(options, callback) {
      connect(options, (...[error, socket]) => {
        if (error !== null || socket === null) return callback(error ?? new Error('no connection'), null);
        const special = allowPrivate ? undefined : firstSpecial([socket.remoteAddress ?? '']);
        if (special === undefined) return callback(null, socket);
        socket.destroy();
        return callback(new SpecialAddressError(`The connection leads to ${special}`), null);
      });
    },
  });
}

function firstSpecial(addresses: readonly string[]): string | undefined {
  for (const address of addresses) {
    const range = specialRangeOf(address);
    if (range !== undefined) return specialReason(address, range);
  }
  return undefined;
}
