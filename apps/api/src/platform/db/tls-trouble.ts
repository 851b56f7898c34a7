/** Why a database cannot be reached with TLS as its address asks for it; null when an error is another one. */
export function tlsTrouble(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (/does not support SSL connections/.test(error.message)) return 'it does not speak TLS, which sslmode asks for';
  const code = 'code' in error ? String(error.code) : '';
  return UNTRUSTED.test(code) ? `its certificate is not what sslmode asks for (${error.message})` : null;
}

// OpenSSL's verdicts on a chain, as Node names them, and Node's own on a name.
const UNTRUSTED =
  /^(ERR_TLS_CERT_ALTNAME|(DEPTH_ZERO_)?SELF_SIGNED_CERT|UNABLE_TO_|CERT_|INVALID_CA|HOSTNAME_MISMATCH)/;
