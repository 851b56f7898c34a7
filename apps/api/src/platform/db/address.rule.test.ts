import { expect, test } from 'vitest';
import { readAddress } from './address.rule.ts';

const BASE = { host: 'db.example', port: 5432, user: 'me', password: 'p@ss#w%rd', database: 'keys' };
const at = (parameters: string) => `postgres://me:p%40ss%23w%25rd@db.example:5432/keys?${parameters}`;

test.each<[string, object]>([
  [at(''), BASE],
  ['postgresql://db.example', { host: 'db.example' }],
  ['postgres://me@[::1]/keys', { host: '::1', user: 'me', database: 'keys' }],
  [
    'postgres:///keys?host=/var/run/postgresql&user=me&port=5433',
    { host: '/var/run/postgresql', port: 5433, user: 'me', database: 'keys' },
  ],
  ['postgres://me:pw@%2Fvar%2Frun/keys', { host: '/var/run', user: 'me', password: 'pw', database: 'keys' }],
  [at('password=other'), { ...BASE, password: 'other' }],
  [at('application_name=keys&connect_timeout=9'), { ...BASE, applicationName: 'keys', connectTimeoutS: 9 }],
  [at('options=-c%20search_path%3Dkeys'), { ...BASE, options: '-c search_path=keys' }],
  [at('sslmode='), BASE],
  [at('sslmode=disable&sslrootcert=/ca'), { ...BASE, tls: { mode: 'off' } }],
  [at('ssl=0'), { ...BASE, tls: { mode: 'off' } }],
  [at('sslmode=prefer'), { ...BASE, tls: { mode: 'unchecked' } }],
  [at('sslmode=require'), { ...BASE, tls: { mode: 'unchecked' } }],
  [at('sslmode=require&uselibpqcompat=true'), { ...BASE, tls: { mode: 'unchecked' } }],
  [at('sslmode=no-verify&sslrootcert=/ca'), { ...BASE, tls: { mode: 'unchecked', rootFile: '/ca' } }],
  [at('sslmode=require&sslrootcert=/ca'), { ...BASE, tls: { mode: 'chain', rootFile: '/ca' } }],
  [at('sslmode=verify-ca&sslrootcert=/ca'), { ...BASE, tls: { mode: 'chain', rootFile: '/ca' } }],
  [at('sslmode=verify-full'), { ...BASE, tls: { mode: 'chain-and-name' } }],
  [at('ssl=true'), { ...BASE, tls: { mode: 'chain-and-name' } }],
  [at('sslmode=verify-full&sslrootcert=system'), { ...BASE, tls: { mode: 'chain-and-name' } }],
  [at('sslrootcert=/ca'), { ...BASE, tls: { mode: 'chain-and-name', rootFile: '/ca' } }],
  [at('sslcert=/c&sslkey=/k'), { ...BASE, tls: { mode: 'chain-and-name', certFile: '/c', keyFile: '/k' } }],
  [
    at('sslmode=verify-full&channel_binding=require&sslnegotiation=direct'),
    { ...BASE, channelBinding: true, negotiation: 'direct', tls: { mode: 'chain-and-name' } },
  ],
])('%s says no more and no less than %j', (text, address) => {
  expect(readAddress(text)).toEqual({ address });
});

test.each<[string, RegExp]>([
  ['mysql://db.example/keys', /postgres:\/\/user/],
  ['db.example', /postgres:\/\/user/],
  ['postgres://me:se%cret@db.example/keys', /written %25/],
  [at('sslmode=verifyfull'), /sslmode is one of disable/],
  [at('sslmode=allow'), /sslmode is one of disable/],
  [at('sslmode=verify-ca'), /sslrootcert, the file of the CA/],
  [at('sslmode=require&sslrootcert=system'), /needs sslmode=verify-full/],
  [at('sslcert=/c'), /need each other/],
  [at('ssl=yes'), /ssl is one of/],
  [at('sslmode=require&channel_binding=require'), /needs sslmode=verify-full/],
  [at('sslnegotiation=direct'), /another that encrypts/],
  [at('connect_timeout=0'), /1 to 60/],
  [at('port=70000'), /1 to 65535/],
  [at('pgbouncer=true'), /pgbouncer means nothing here/],
  [at('statement_timeout=0'), /statement_timeout means nothing here/],
  [at('sslpassword=secret'), /sslpassword means nothing here/],
])('%s is refused without a value of it in the sentence', (text, problem) => {
  const read = readAddress(text);

  expect(read).toEqual({ problem: expect.stringMatching(problem) });
  expect(JSON.stringify(read)).not.toMatch(/secret|se%cret|p@ss|\/c\b/);
});
