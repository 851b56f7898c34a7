import ipaddr from 'ipaddr.js';

/** Where an address leads, as seen from this server. `own` tells a machine of a cloud its own secrets. */
export type Place = 'outside' | 'loopback' | 'private' | 'own';

// Metadata and credentials of clouds: AWS and most others, ECS, AWS over IPv6, Alibaba; Azure's is no private address.
const OWN = [
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  'fd00:ec2::254',
  'fd00:ec2::23',
  '100.100.100.200',
  '168.63.129.16',
];

/**
 * Says where an address leads. Outside is what IANA gave out as global unicast; networks of carriers, of documents and of
 * tests are private here, and so is what cannot be read. An address that carries an IPv4 one (mapped, 64:ff9b::/96, 6to4)
 * leads where that one leads.
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
  // Connecting to 0.0.0.0 is connecting to this machine.
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

/** An address in the form in which networks are compared: what carries an IPv4 one is that one too. */
export function formsOf(text: string): string[] {
  const unbracketed = text.replace(/^\[|\]$/g, '').split('%', 1)[0] ?? '';
  if (!ipaddr.IPv6.isValid(unbracketed)) return [unbracketed];
  const address = ipaddr.IPv6.parse(unbracketed);
  const bytes = address.toByteArray();
  const own = address.toString();
  if (address.match(NAT64)) return [own, bytes.slice(12).join('.')];
  return address.range() === '6to4' ? [own, bytes.slice(2, 6).join('.')] : [own];
}
