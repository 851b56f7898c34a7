import { expect, test } from 'vitest';
import { describeBreak } from './break.rule.ts';

test.each([
  ['ENOTFOUND', 'There is no address for the name keys.example.com', true],
  ['EAI_AGAIN', 'The name keys.example.com could not be looked up', true],
  ['ECONNREFUSED', 'Nothing listens at keys.example.com:8443', true],
  ['UND_ERR_CONNECT_TIMEOUT', 'There was no connection to keys.example.com:8443', true],
  ['ConnectionRefused', 'There was no connection to keys.example.com:8443', true],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'What listens at keys.example.com:8443 does not speak https', true],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'The certificate at keys.example.com:8443 is not for keys.example.com', true],
  ['CERT_HAS_EXPIRED', 'The certificate at keys.example.com:8443 has expired', true],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'The certificate at keys.example.com:8443 is not one that this machine trusts', true],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'The certificate at keys.example.com:8443 is not one that this machine trusts',
    true,
  ],
  ['UNABLE_TO_GET_ISSUER_CERT', 'The certificate at keys.example.com:8443 is not one that this machine trusts', true],
  // The server may send the TLS alerts behind these two codes after it got the request. So `isUnsent` is false.
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'TLS with keys.example.com:8443 failed', false],
  ['EPROTO', 'TLS with keys.example.com:8443 failed', false],
  ['HPE_INVALID_CONSTANT', 'What listens at keys.example.com:8443 does not speak https', false],
  ['ECONNRESET', 'There was no whole answer from keys.example.com:8443', false],
  ['ETIMEDOUT', 'There was no whole answer from keys.example.com:8443', false],
])('%s: %s', (code, sentence, isUnsent) => {
  const found = describeBreak(code, new URL('https://keys.example.com:8443/trpc/channels.get'));

  expect(found).toEqual({ sentence: `${sentence} (${code}).`, isUnsent });
});

test('a break without a code is told without one', () => {
  expect(describeBreak('', new URL('https://keys.example.com')).sentence).toBe(
    'There was no whole answer from keys.example.com.',
  );
});
