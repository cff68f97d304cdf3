import ipaddr from 'ipaddr.js';

/** Public by their range, yet a cloud's own services to the machines in it. */
const cloudServices: ReadonlySet<string> = new Set(['168.63.129.16']);
const globalUnicast = ipaddr.parseCIDR('2000::/3');
/** Where a network translates IPv4 addresses; behind the prefix stands the IPv4 address that is meant. */
const translated = ipaddr.parseCIDR('64:ff9b::/96');

/**
 * Why a numeric address is none of the public internet: the name of its range in the registries of IANA (loopback, private,
 * linkLocal, uniqueLocal, carrierGradeNat, ipv4Mapped, reserved …); undefined for a public one. What is no address is special too.
 */
export function specialRangeOf(address: string): string | undefined {
  // A zone ("%eth0") only goes with addresses of the link.
  const plain = address.replace(/%.*$/, '');
  if (!ipaddr.isValid(plain)) return 'no address';
  const parsed = ipaddr.parse(plain);
  if (parsed instanceof ipaddr.IPv4) return specialV4(parsed);
  if (parsed.match(translated)) return specialV4(new ipaddr.IPv4(parsed.toByteArray().slice(12)));
  const range = parsed.range();
  if (range !== 'unicast') return range;
  return parsed.match(globalUnicast) ? undefined : 'reserved';
}

function specialV4(address: ipaddr.IPv4): string | undefined {
  if (cloudServices.has(address.toString())) return 'metadata';
  const range = address.range();
  return range === 'unicast' ? undefined : range;
}
