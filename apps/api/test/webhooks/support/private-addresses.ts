// More than fifty ways to write a host that leads to this machine or into a private network. Each is used with http and
// with https, as the URL of a webhook, as the target of a redirect, and directly at the connection.

/** Hosts that lead to this machine. */
export const LOOPBACK_HOSTS = [
  // IPv4 in all the forms that URLs allow: fewer parts, one number, hexadecimal, octal, leading zeros, a dot at the end.
  ...['127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7F.1', '0x7f.0x0.0x0.0x1', '0177.0.0.1'],
  ...['017700000001', '0177.0x0.0.1', '127.0.0.1.', '127.000.000.001', '127.0.0.2', '127.255.255.254'],
  // The address of nothing also leads to this machine.
  ...['0', '0.0.0.0', '0x0', '00.00', '[::]', '[::0.0.0.0]'],
  // Signs that become digits or dots, and escapes.
  ...['①②⑦.⓪.⓪.①', '127。0。0。1', '１２７.0.0.1', '127%2E0%2E0%2E1', '%31%32%37.0.0.1', '127．0．0．1'],
  // IPv6, also with IPv4 inside.
  ...['[::1]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:ffff:7f00:1]'],
  ...['[::FFFF:127.0.0.1]', '[::127.0.0.1]', '[64:ff9b::127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]'],
  // Names that always lead to this machine.
  ...['localhost', 'LOCALHOST', 'localhost.', 'api.localhost', 'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ', 'loc\u00adalhost', 'localhos%74'],
];

/** Hosts in private and reserved networks. */
export const PRIVATE_HOSTS = [
  ...['10.0.0.1', '0xa000001', '172.16.0.1', '192.168.1.1', '3232235777', '100.64.0.1', '169.254.1.1', '224.0.0.1'],
  ...['255.255.255.255', '198.18.0.1', '[::ffff:10.0.0.1]', '[::ffff:0:127.0.0.1]', '[64:ff9b:1::7f00:1]', '[fc00::1]'],
  ...['[fe80::1]', '[fec0::1]', '[ff02::1]', '[2001:db8::1]'],
];

/** Hosts at which clouds tell a machine its secrets. */
export const METADATA_HOSTS = [
  ...[
    '169.254.169.254',
    '2852039166',
    '0xa9fea9fe',
    '169.254.43518',
    '[::ffff:169.254.169.254]',
    '[64:ff9b::a9fe:a9fe]',
  ],
  ...['[fd00:ec2::254]', '100.100.100.200', '168.63.129.16', 'metadata.example'],
];

/** Names that a name server leads to such addresses. */
export const PRIVATE_NAMES: Record<string, string[]> = {
  'loop.example': ['127.0.0.1'],
  'loop6.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'nothing.example': ['0.0.0.0'],
  'office.example': ['10.1.2.3'],
  'half.example': ['8.8.8.8', '127.0.0.1'],
  'half6.example': ['2606:4700::1111', '::1'],
  'zone.example': ['fe80::1%lo'],
  'odd.example': ['localhost'],
  'metadata.example': ['169.254.169.254'],
};

/** Writes the hosts as URLs with both schemes, and some URLs that only look as if they led elsewhere. */
export function privateUrls(hosts: readonly string[], port: number): string[] {
  return ['http', 'https'].flatMap((scheme) => [
    ...hosts.map((host) => `${scheme}://${host}:${port}/in`),
    ...[`${scheme}:127.0.0.1:${port}/in`, `${scheme}:\\\\127.0.0.1:${port}\\in`, `${scheme}:///127.0.0.1:${port}/`],
    ...[`${scheme}://127.0.0.1:${port}\\@hooks.example/`, `\t${scheme}://127.0.\n0.1:${port}/`],
  ]);
}
