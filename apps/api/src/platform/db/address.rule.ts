/** The parts of a database's address, each decoded. A part that the address lacks is absent. */
export interface DatabaseAddress {
  host?: string;
  port?: number;
  user?: string;
  password?: string;
  database?: string;
  applicationName?: string;
  /** Settings of PostgreSQL for each connection, for example `-c search_path=keys`. */
  options?: string;
  connectTimeoutS?: number;
  channelBinding?: true;
  negotiation?: 'postgres' | 'direct';
  tls?: Tls;
}

/** The encryption of a connection, and the checks of the server's certificate. */
export type Tls =
  | { mode: 'off' }
  | { mode: 'unchecked' | 'chain' | 'chain-and-name'; rootFile?: string; certFile?: string; keyFile?: string };

/**
 * A parsed address, or the problem of an address. The problem is a sentence that continues after the name of the
 * setting and never contains a value.
 */
export type ReadAddress = { address: DatabaseAddress } | { problem: string };

const SSLMODES = ['disable', 'prefer', 'require', 'no-verify', 'verify-ca', 'verify-full'];
const KNOWN = [
  ...['host', 'port', 'user', 'password', 'application_name', 'options', 'connect_timeout', 'channel_binding'],
  ...['ssl', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'sslnegotiation', 'uselibpqcompat'],
];

/**
 * Reads an address and its parameters as PostgreSQL's own programs do. An unknown parameter is refused, because the
 * operator expects an effect from it, and it would have none. A password may contain a character that changes how the
 * address is read. This function does not notice such a character, but the check of the setting refuses such an address
 * earlier.
 */
export function readAddress(text: string): ReadAddress {
  const url = URL.parse(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) return { problem: SHAPE };
  const unknown = [...url.searchParams.keys()].find((name) => !KNOWN.includes(name));
  if (unknown !== undefined)
    return { problem: `its parameter ${unknown} means nothing here; these do: ${KNOWN.join(', ')}` };
  const given = new Map([...url.searchParams].filter(([, value]) => value !== ''));
  const problem = problemOf(given);
  if (problem !== null) return { problem };
  try {
    return { address: addressOf(url, given) };
  } catch {
    return { problem: SHAPE };
  }
}

const SHAPE = 'postgres://user:password@host:port/database, in which % of a user or password is written %25';

function problemOf(given: ReadonlyMap<string, string>): string | null {
  const refused = Object.entries(RULES).find(([name, rule]) => given.has(name) && !rule.test(given.get(name) ?? ''));
  if (refused !== undefined) return `its ${refused[0]} is ${refused[1].expected}`;
  const mode = sslmodeOf(given);
  const root = given.get('sslrootcert');
  if (mode === 'verify-ca' && root === undefined) return 'sslmode=verify-ca needs sslrootcert, the file of the CA';
  if (root === 'system' && mode !== 'verify-full') return 'sslrootcert=system needs sslmode=verify-full';
  if (given.has('sslcert') !== given.has('sslkey')) return 'sslcert and sslkey need each other';
  if (given.get('channel_binding') === 'require' && mode !== 'verify-full')
    return 'channel_binding=require needs sslmode=verify-full, which promises more';
  if (given.get('sslnegotiation') === 'direct' && (mode === null || mode === 'disable'))
    return 'sslnegotiation=direct needs sslmode=verify-full or another that encrypts';
  return null;
}

const isWhole = (min: number, max: number) => (text: string) =>
  /^\d{1,5}$/.test(text) && Number(text) >= min && Number(text) <= max;
const oneOf = (...words: string[]) => ({
  test: (text: string) => words.includes(text),
  expected: `one of ${words.join(', ')}`,
});
const RULES: Record<string, { test(text: string): boolean; expected: string }> = {
  port: { test: isWhole(1, 65_535), expected: 'a port, 1 to 65535' },
  connect_timeout: { test: isWhole(1, 60), expected: 'a number of seconds, 1 to 60' },
  channel_binding: oneOf('disable', 'prefer', 'require'),
  sslnegotiation: oneOf('postgres', 'direct'),
  sslmode: oneOf(...SSLMODES),
  ssl: oneOf('true', 'false', '1', '0', 'no-verify'),
};

// Returns the `sslmode` of an address. Users of this driver may write `ssl` instead. A CA or a certificate without a
// mode means that every possible check is made.
function sslmodeOf(given: ReadonlyMap<string, string>): string | null {
  const mode = given.get('sslmode');
  if (mode !== undefined) return mode;
  const ssl = given.get('ssl');
  if (ssl !== undefined) return ssl === 'no-verify' ? ssl : ssl === 'true' || ssl === '1' ? 'verify-full' : 'disable';
  return given.has('sslrootcert') || given.has('sslcert') ? 'verify-full' : null;
}

function addressOf(url: URL, given: ReadonlyMap<string, string>): DatabaseAddress {
  const host = given.get('host') ?? decodeURIComponent(url.hostname).replace(/^\[(.+)\]$/, '$1');
  const port = given.get('port') ?? url.port;
  const tls = tlsOf(given);
  const all = {
    host,
    port: port === '' ? undefined : Number(port),
    user: given.get('user') ?? decodeURIComponent(url.username),
    password: given.get('password') ?? decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    applicationName: given.get('application_name'),
    options: given.get('options'),
    connectTimeoutS: given.has('connect_timeout') ? Number(given.get('connect_timeout')) : undefined,
    channelBinding: /prefer|require/.test(given.get('channel_binding') ?? '') || undefined,
    negotiation: given.get('sslnegotiation'),
    tls,
  };
  const said = Object.entries(all).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(said);
}

// The modes have the same meaning as in PostgreSQL, except `prefer`. `require` encrypts. It checks the certificate only
// when there is a CA. In PostgreSQL, `prefer` continues without encryption when the server offers none. Here `prefer`
// means `require`.
function tlsOf(given: ReadonlyMap<string, string>): Tls | undefined {
  const mode = sslmodeOf(given);
  if (mode === null) return undefined;
  if (mode === 'disable') return { mode: 'off' };
  const root = given.get('sslrootcert');
  const files = {
    ...(root !== undefined && root !== 'system' && { rootFile: root }),
    ...(given.has('sslcert') && { certFile: given.get('sslcert'), keyFile: given.get('sslkey') }),
  } as { rootFile?: string; certFile?: string; keyFile?: string };
  if (mode === 'verify-full') return { mode: 'chain-and-name', ...files };
  const isChecked = mode === 'verify-ca' || (root !== undefined && mode !== 'no-verify');
  return { mode: isChecked ? 'chain' : 'unchecked', ...files };
}
