import { expect, test } from 'vitest';
import { oldAddress } from './old-address.ts';

const OPTIONS = { partnerId: 'aaaaaaaaaaPA', baseUrl: 'https://keys.example' };

test.each([
  [{}, 'https://keys.example/dashboard/app/aaaaaaaaaaPA'],
  [{ version: 'v2' as const }, 'https://keys.example/onboarding/aaaaaaaaaaPA'],
  [{ requestedNumber: '+491' }, 'https://keys.example/dashboard/app/aaaaaaaaaaPA?number=%2B491'],
  [
    { requestedNumber: '1', queryParameters: { email: 'a+b@x.test', state: 'st 1&2', name: '' } },
    'https://keys.example/dashboard/app/aaaaaaaaaaPA?number=1&email=a%2Bb%40x.test&state=st%201%262',
  ],
  [{ baseUrl: 'https://keys.example/chatelaine/' }, 'https://keys.example/chatelaine/dashboard/app/aaaaaaaaaaPA'],
  [{ baseUrl: undefined, env: 'local' as const }, 'http://localhost:8082/dashboard/app/aaaaaaaaaaPA'],
])('the old address of %j', (options, expected) => {
  expect(oldAddress({ ...OPTIONS, ...options })).toBe(expected);
});

test.each([[{ baseUrl: undefined }], [{ baseUrl: undefined, env: 'prod' as const }], [{ partnerId: '' }]])(
  '%j says not enough',
  (options) => {
    expect(() => oldAddress({ ...OPTIONS, ...options })).toThrow(TypeError);
  },
);
