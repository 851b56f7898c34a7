/**
 * Says why a mail server did not take a mail: a description for the operator, and the code that the operator can search
 * for. The answer of the mail server may repeat addresses and content of the mail, so only the number of the answer is
 * shown.
 */
export function causeOf(error: unknown): string {
  const { code, command, responseCode } = partsOf(error);
  const codes = responseCode === '' ? code : `${code} ${responseCode}`;
  const words =
    COMMANDS.find(([pattern]) => pattern.test(command))?.[1] ?? CODES.find(([pattern]) => pattern.test(code))?.[1];
  return `${words ?? 'it did not take the mail'} (${codes})`;
}

/** Whether the server refused only this recipient, so that it may take mail for other recipients. */
export const isAboutOneAddress = (error: unknown): boolean => partsOf(error).command === 'RCPT TO';

// Causes by the command that failed (RFC 5321, RFC 3207, RFC 4954).
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/^STARTTLS$/, 'it offers no TLS, and SMTP_TLS is not off'],
  [/^AUTH/, 'it refuses the user name or the password of SMTP_URL'],
  [/^MAIL FROM$/, 'it refuses the sender, which MAIL_FROM names'],
  [/^RCPT TO$/, 'it refuses the address'],
];

// Causes by the code of the library, of Node, or of OpenSSL for a certificate.
const CODES: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there'],
  [/^(?:ENOTFOUND|EAI_AGAIN|EDNS|EDESTADDRREQ)$/, 'its name leads to no address'],
  [/^ETIMEDOUT$/, 'it does not answer in time'],
  [/^(?:EHOSTUNREACH|ENETUNREACH)$/, 'no way leads there'],
  [/^(?:ECONNRESET|ECONNECTION|EPIPE)$/, 'it cut the connection'],
  [/^(?:ERR_SSL_|EPROTO$)/, 'it does not speak TLS at this port as it must for SMTP_URL'],
  [/CERT|ISSUER|CRL|SIGNATURE|ALTNAME/, 'its certificate is not valid for this host'],
];

function partsOf(error: unknown): { code: string; command: string; responseCode: string } {
  if (!(error instanceof Error)) return { code: 'unknown', command: '', responseCode: '' };
  const textOf = (name: string): string => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  // The library replaces the code of the underlying error by its own code, and keeps the code of the underlying error
  // as `originalCode`.
  return {
    code: textOf('originalCode') || textOf('code') || error.name,
    command: textOf('command'),
    responseCode: textOf('responseCode'),
  };
}
