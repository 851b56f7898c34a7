/**
 * The reason why a connection broke, as a sentence for people, and whether the connection broke before anything was
 * sent.
 */
export interface Break {
  sentence: string;
  isUnsent: boolean;
}

type Row = [codes: RegExp, sentence: (host: string, name: string, protocol: string) => string];

// Codes of Node and of Bun. All of these errors happen before a request is sent.
const BEFORE: readonly Row[] = [
  [/^ENOTFOUND$|^EAI_NODATA$/, (_, name) => `There is no address for the name ${name}`],
  [/^EAI_/, (_, name) => `The name ${name} could not be looked up`],
  [/^ECONNREFUSED$/, (host) => `Nothing listens at ${host}`],
  [
    /^UND_ERR_CONNECT_TIMEOUT$|^ConnectionRefused$|^FailedToOpenSocket$/,
    (host) => `There was no connection to ${host}`,
  ],
  // These codes mean that a server without TLS answered the TLS handshake with plain text.
  [/^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$/, (host) => `What listens at ${host} does not speak https`],
  [/ALTNAME|HOSTNAME_MISMATCH/, (host, name) => `The certificate at ${host} is not for ${name}`],
  [/^CERT_HAS_EXPIRED$/, (host) => `The certificate at ${host} has expired`],
  [
    /^(?!ERR_SSL).*(CERT|ISSUER|LEAF_SIGNATURE)/,
    (host) => `The certificate at ${host} is not one that this machine trusts`,
  ],
];

const LATER: readonly Row[] = [
  [/^ERR_SSL_|^EPROTO$/, (host) => `TLS with ${host} failed`],
  [/^HPE_/, (host, _, protocol) => `What listens at ${host} does not speak ${protocol}`],
  [/^/, (host) => `There was no whole answer from ${host}`],
];

/** Explains the code of a broken connection. */
export function describeBreak(code: string, { host, hostname, protocol }: URL): Break {
  const fits = ([codes]: Row): boolean => codes.test(code);
  const before = BEFORE.find(fits);
  const [, sentence] = before ?? LATER.find(fits) ?? [];
  const said = sentence?.(host, hostname, protocol.slice(0, -1)) ?? '';
  return { sentence: `${said}${code && ` (${code})`}.`, isUnsent: before !== undefined };
}

/** Returns the code of an error, e.g. `ECONNREFUSED`. `fetch` puts this code on the `cause` of its error. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
}
