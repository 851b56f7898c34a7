/** Says why TLS to a database fails as its address asks for it; null for any other error. */
export function tlsTrouble(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (/does not support SSL connections/.test(error.message)) return 'it does not speak TLS, which sslmode asks for';
  const code = 'code' in error ? String(error.code) : '';
  return UNTRUSTED.test(code) ? `its certificate is not what sslmode asks for (${error.message})` : null;
}

// OpenSSL's verdicts on a certificate chain, as Node names them, and Node's own verdict on a name.
const UNTRUSTED =
  /^(ERR_TLS_CERT_ALTNAME|(DEPTH_ZERO_)?SELF_SIGNED_CERT|UNABLE_TO_|CERT_|INVALID_CA|HOSTNAME_MISMATCH)/;
