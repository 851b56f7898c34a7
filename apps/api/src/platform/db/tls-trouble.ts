/** Says why the TLS connection to a database fails. Null for any other error. */
export function tlsTrouble(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (/does not support SSL connections/.test(error.message)) return 'it does not speak TLS, which sslmode asks for';
  const code = 'code' in error ? String(error.code) : '';
  return UNTRUSTED.test(code) ? `its certificate is not what sslmode asks for (${error.message})` : null;
}

// Node's names for OpenSSL's errors about a certificate chain, and Node's own error about the name in a certificate.
const UNTRUSTED =
  /^(ERR_TLS_CERT_ALTNAME|(DEPTH_ZERO_)?SELF_SIGNED_CERT|UNABLE_TO_|CERT_|INVALID_CA|HOSTNAME_MISMATCH)/;
