import ipaddr from 'ipaddr.js';

/**
 * The kind of machine to which an address leads, as seen from this server. `own` is an address at which a cloud gives a
 * machine the secrets of that machine.
 */
export type Place = 'outside' | 'loopback' | 'private' | 'own';

// The addresses at which clouds give metadata and credentials to a machine: AWS and most other clouds, ECS, AWS over
// IPv6, Alibaba, Azure, Google, Oracle, Linode, OpenStack, Scaleway, Tencent. The address of Azure is in a public range.
const OWN = [
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  'fd00:ec2::254',
  'fd00:ec2::23',
  '100.100.100.200',
  'fd00:100::100:200',
  '168.63.129.16',
  'fd20:ce::254',
  'fd00:c1::a9fe:a9fe',
  '192.0.0.192',
  'fd00:a9fe:a9fe::1',
  'fe80::a9fe:a9fe',
  'fd00:42::42',
  '169.254.42.42',
  '169.254.0.23',
];

/**
 * Says to which kind of place an address leads. Addresses that IANA assigned as global unicast are `outside`. The
 * networks that are reserved for carriers, documentation and tests count as `private`. An address that cannot be read
 * also counts as `private`. An IPv6 address that contains an IPv4 address (mapped, 64:ff9b::/96, 6to4) leads where the
 * IPv4 address leads.
 */
export function placeOf(text: string): Place {
  const unbracketed = text.replace(/^\[|\]$/g, '').split('%', 1)[0] ?? '';
  if (!ipaddr.isValid(unbracketed)) return 'private';
  const address = ipaddr.parse(unbracketed);
  return address instanceof ipaddr.IPv6 ? placeOfV6(address) : placeOfV4(address as ipaddr.IPv4);
}

function placeOfV4(address: ipaddr.IPv4): Place {
  if (OWN.includes(address.toString())) return 'own';
  const range = address.range();
  if (range === 'loopback') return 'loopback';
  // A connection to 0.0.0.0 leads to this machine.
  if (address.toString() === '0.0.0.0') return 'loopback';
  return range === 'unicast' ? 'outside' : 'private';
}

const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3');
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

function placeOfV6(address: ipaddr.IPv6): Place {
  if (OWN.includes(address.toString())) return 'own';
  const bytes = address.toByteArray();
  const inner = (at: number) => placeOfV4(new ipaddr.IPv4(bytes.slice(at, at + 4)));
  if (address.isIPv4MappedAddress() || address.match(NAT64)) return inner(12);
  const range = address.range();
  if (range === '6to4') return inner(2);
  if (range === 'loopback' || range === 'unspecified') return 'loopback';
  return range === 'unicast' && address.match(GLOBAL) ? 'outside' : 'private';
}

/**
 * Returns the forms of an address that are compared with networks: the address itself, and the IPv4 address that it
 * contains.
 */
export function formsOf(text: string): string[] {
  const unbracketed = text.replace(/^\[|\]$/g, '').split('%', 1)[0] ?? '';
  if (!ipaddr.IPv6.isValid(unbracketed)) return [unbracketed];
  const address = ipaddr.IPv6.parse(unbracketed);
  const bytes = address.toByteArray();
  const own = address.toString();
  if (address.match(NAT64)) return [own, bytes.slice(12).join('.')];
  return address.range() === '6to4' ? [own, bytes.slice(2, 6).join('.')] : [own];
}
