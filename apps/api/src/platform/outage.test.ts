import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DriverException } from '@mikro-orm/postgresql';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { nativeBinaries } from './db/embedded/native-binaries.ts';
import { isOutage, outageOf, SENTENCES, SOCKETS } from './outage.ts';
import { toRefusal } from './to-refusal.ts';

/** The classes of codes that never mean an outage: success, and errors of the statement or of its values. */
const OF_THE_STATEMENT = [
  ...['00', '01', '02', '03', '09', '0A', '0B', '0F', '0L', '0P', '0Z', '10', '20', '21', '22', '23', '24', '27'],
  ...['2B', '2D', '2F', '34', '38', '39', '3B', '3F', '44', '54', 'F0', 'HV', 'P0'],
];
/** The classes in which some codes mean an outage, with these codes. */
const MIXED: Record<string, string[]> = {
  '08': ['08000', '08001', '08003', '08004', '08006', '08007'],
  '25': ['25006', '25P03', '25P04'],
  '40': ['40000', '40001', '40003', '40P01'],
  '42': ['42501', '42P05'],
  '55': ['55000', '55P03'],
};
const CANNOT_DECIDE = ['26', '28', '3D', '53', '57', '58', 'XX'];

const codes = [
  ...readFileSync(path.join(nativeBinaries(), 'share/postgresql/errcodes.txt'), 'utf8').matchAll(
    /^([0-9A-Z]{5})\s+[EWS]\s/gm,
  ),
].map(([, code = '']) => code);

/** Makes an error of PostgreSQL, which has the name of the function that reported it. */
const thrown = (code: string) => Object.assign(new pg.DatabaseError('…', 1, 'error'), { code, routine: 'somewhere' });

test('every code of PostgreSQL means that it cannot decide, or that it was asked something wrong: none is forgotten', () => {
  const classes = new Set(codes.map((code) => code.slice(0, 2)));

  const expected = codes.filter(
    (code) => CANNOT_DECIDE.includes(code.slice(0, 2)) || MIXED[code.slice(0, 2)]?.includes(code),
  );

  expect(codes.length).toBeGreaterThan(200);
  expect([...classes].sort()).toEqual([...OF_THE_STATEMENT, ...Object.keys(MIXED), ...CANNOT_DECIDE].sort());
  expect(codes.filter((code) => isOutage(thrown(code)))).toEqual(expected);
});

test.each(Object.keys(SOCKETS))('%s of a socket means that nobody can be asked', (code) => {
  expect(outageOf(Object.assign(new Error('connect'), { code }))).toMatchObject({ code });
});

test.each([
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'EPROTO',
])('%s means that who answers is not believed, and that waiting does not help', (code) => {
  expect(outageOf(Object.assign(new Error('tls'), { code }))).toMatchObject({ passes: false });
});

/** Matches the errors of the driver about wrong use. These are bugs of ours. */
const OUR_BUG =
  /cannot reuse|must have either text or a name|must be unique|must be an array|circular|requires SSL to be enabled|Release called|Called end on pool|function as the first|unexpected condition|Binary mode|Buffer|\$\{|channel binding: '|^$/;

test('every sentence that the driver throws without a code is an outage or a bug: none is forgotten', () => {
  const { resolve } = createRequire(import.meta.url);
  const folders = ['pg', 'pg-pool', 'pg-protocol'].map((name) => path.dirname(resolve(name)));
  const files = folders.flatMap((folder) =>
    globSync('**/*.js', { cwd: folder }).map((file) => path.join(folder, file)),
  );
  const sentences = files
    .filter((file) => !/native|test/.test(path.basename(path.dirname(file)) + path.basename(file)))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/new Error\(\s*(['`"])(.+?)\1/g)])
    .map(([, , sentence = '']) => sentence);

  const forgotten = sentences.filter((each) => !SENTENCES.some(([form]) => form.test(each)) && !OUR_BUG.test(each));

  expect(sentences.length).toBeGreaterThan(30);
  expect(forgotten).toEqual([]);
});

describe('08P01', () => {
  const text = 'invalid message format';

  test('of PostgreSQL is a message that cannot be one, which a caller made', () => {
    const error = Object.assign(new Error(text), { code: '08P01', routine: 'pq_getmsgend' });
    expect(toRefusal(error).code).toBe('invalid_input');
  });

  test('of a pooler, which names no function, is that it has no connection', () => {
    const error = Object.assign(new Error('server_login_failed'), { code: '08P01', routine: undefined });
    expect(toRefusal(error)).toMatchObject({ code: 'unavailable', retryAfterS: expect.any(Number) });
  });
});

test('what wraps an outage is one, and a bug that wraps nothing is none', () => {
  const cut = Object.assign(new Error('read'), { code: 'ECONNRESET' });
  expect(isOutage(new Error('wrapped', { cause: new Error('twice', { cause: cut }) }))).toBe(true);
  expect(isOutage(Object.assign(new Error('wrapped'), { previous: cut }))).toBe(true);
  expect(isOutage(new DriverException(new Error('Connection terminated unexpectedly')))).toBe(true);
  expect(isOutage(new AggregateError([new Error('a bug'), cut]))).toBe(true);
  expect(isOutage(Object.assign(new Error('no socket there'), { code: 'ENOENT', syscall: 'connect' }))).toBe(true);

  const circle: Error = new Error('circle');
  circle.cause = circle;
  for (const bug of [new TypeError('x is not a function'), circle, 'text', null, new RangeError('connection')])
    expect(isOutage(bug)).toBe(false);
  expect(isOutage(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }))).toBe(false);
});
