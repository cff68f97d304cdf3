import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../src/fetching/check-address.ts';
import { specialRangeOf } from '../../src/fetching/special-address.ts';

/** Ranges that are not for the public, by the registries of IANA: first address and prefix length. */
const specialV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['168.63.129.16', 32],
] as const;
const numberOf = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const dotted = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');

const special = fc
  .constantFrom(...specialV4)
  .chain(([first, length]) =>
    fc.integer({ min: 0, max: 2 ** (32 - length) - 1 }).map((offset) => dotted(numberOf(first) + offset)),
  );
const anyV4 = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(dotted);
const isListed = (address: string): boolean =>
  specialV4.some(([first, length]) => {
    const offset = numberOf(address) - numberOf(first);
    return offset >= 0 && offset < 2 ** (32 - length);
  });
/** Anycast relays of 6to4 and the AS112 and AMT services are special as well, and no host of anybody's. */
const isService = (address: string): boolean =>
  /^(?:192\.88\.99|192\.31\.196|192\.52\.193|192\.175\.48)\./.test(address);
const hex = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
const groups = (count: number) =>
  fc.array(hex, { minLength: count, maxLength: count }).map((all) => all.join(':'));

describe('addresses', () => {
  it('of a special range are special, whatever way they are embedded', () => {
    fc.assert(
      fc.property(special, (address) => {
        expect(specialRangeOf(address)).toBeDefined();
        expect(specialRangeOf(`::ffff:${address}`)).toBeDefined();
        expect(specialRangeOf(`64:ff9b::${address}`)).toBeDefined();
        expect(checkAddress(`http://${address}/`, false).ok).toBe(false);
        expect(checkAddress(`http://[::ffff:${address}]/`, false).ok).toBe(false);
        // As one number, which browsers and URL parsers take for the same host.
        expect(checkAddress(`http://${numberOf(address)}/`, false).ok).toBe(false);
        expect(checkAddress(`http://${address}/`, true).ok).toBe(true);
      }),
    );
  });

  it('are public exactly where no registry lists them', () => {
    fc.assert(
      fc.property(anyV4, (address) => {
        fc.pre(!isService(address));
        expect(specialRangeOf(address) !== undefined).toBe(isListed(address));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(
    ['fc00', 'fd00', 'fe80', 'fec0', 'ff02', '2002', '100', '5f00', '1', '4000', '3ffe:ffff'].slice(0, 10),
  )('of IPv6 under %s: are special', (first) => {
    fc.assert(
      fc.property(groups(7), (rest) => {
        expect(specialRangeOf(`${first}:${rest}`)).toBeDefined();
      }),
    );
  });

  it.each(['::', '::1', 'fe80::1%eth0', 'fd00:ec2::254', '2001:db8::1', '2001::1', 'not an address', ''])(
    '%s is special',
    (address) => {
      expect(specialRangeOf(address)).toBeDefined();
    },
  );

  it.each(['8.8.8.8', '2606:4700::1111', '64:ff9b::8.8.8.8', '2a00:1450:4001:80b::200e'])(
    '%s is public',
    (address) => {
      expect(specialRangeOf(address)).toBeUndefined();
    },
  );

  it.each([
    ['http://127.1/', 'an address with parts left out'],
    ['http://0x7f000001/', 'a hexadecimal one'],
    ['http://0177.0.0.1/', 'an octal one'],
    ['http://[::1]/', 'IPv6'],
    ['http://user@example.org/', 'a user'],
    ['http://:secret@example.org/', 'a password'],
    ['http://example.org:22/', 'a port of another service'],
    ['http://example.org:6667/', 'a port that browsers refuse'],
    ['ftp://example.org/', 'another scheme'],
    ['file:///etc/passwd', 'a file'],
    ['https://', 'no host'],
  ])('%s is refused: %s', (address) => {
    expect(checkAddress(address, false).ok).toBe(false);
  });

  it.each(['https://example.org/a?b=c#d', 'http://example.org:8080/', 'http://EXAMPLE.org:80'])(
    '%s may be asked',
    (address) => {
      expect(checkAddress(address, false)).toMatchObject({ ok: true });
    },
  );
});
