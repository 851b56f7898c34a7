import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { Chatelaine } from '../src/index.ts';
import { connect, ok, startServer } from './support/server.ts';
import { CHANNEL_KEY, channel, PARTNER_KEY } from './support/words.ts';

const baseUrl = 'https://keys.example.com';

test('address and key come from the environment when they are not passed', async () => {
  await using server = await startServer([ok(channel)]);
  vi.stubEnv('CHATELAINE_URL', server.url);
  vi.stubEnv('CHATELAINE_PARTNER_KEY', PARTNER_KEY);

  await new Chatelaine().channels.get(channel.id);

  expect(server.seen[0]?.headers['x-api-key']).toBe(PARTNER_KEY);
});

test('a runtime without a process has no environment, and that is no crash', () => {
  vi.stubGlobal('process', undefined);

  const construct = () => new Chatelaine({ partnerKey: PARTNER_KEY });

  expect(construct).toThrow('There is no address of Chatelaine. Pass baseUrl or set CHATELAINE_URL.');
});

test('functions are asked in the call: a page is built where there is no environment', async () => {
  vi.stubEnv('CHATELAINE_URL', undefined);
  vi.stubEnv('CHATELAINE_PARTNER_KEY', undefined);
  await using server = await startServer([ok(channel)]);
  const { env } = process;
  const chatelaine = new Chatelaine({
    baseUrl: () => env.CHATELAINE_URL,
    partnerKey: () => env.CHATELAINE_PARTNER_KEY,
  });

  const early: unknown = await chatelaine.channels.get(channel.id).catch((thrown: unknown) => thrown);
  const link = () => chatelaine.permissions.requestUrl({ partnerId: 'x' });
  expect(early).toMatchObject({ name: 'TypeError', message: expect.stringContaining('no address of Chatelaine') });
  expect(early).toHaveProperty('stack', expect.stringContaining('construct.test.ts'));
  expect(link).toThrow('There is no address of Chatelaine');

  vi.stubEnv('CHATELAINE_URL', `${server.url}\n`);
  await expect(chatelaine.channels.get(channel.id)).rejects.toThrow('There is no partner key');
  vi.stubEnv('CHATELAINE_PARTNER_KEY', `${PARTNER_KEY}\n`);
  await chatelaine.channels.get(channel.id);

  expect(link()).toBe(`${server.url}/permission?partner_id=x`);
  expect(server.seen.map((request) => request.headers['x-api-key'])).toEqual([PARTNER_KEY]);
});

test('an address from a function is held to the same rules', async () => {
  const chatelaine = new Chatelaine({ baseUrl: () => 'http://keys.example.com', partnerKey: PARTNER_KEY });

  await expect(chatelaine.whoAmI()).rejects.toThrow('must be https');
});

test('a missing partner key is refused at construction', () => {
  vi.stubEnv('CHATELAINE_PARTNER_KEY', undefined);

  const construct = () => new Chatelaine({ baseUrl });

  expect(construct).toThrow('There is no partner key');
});

test('a promise of a partner key is not called a missing key', () => {
  const construct = () => new Chatelaine({ baseUrl, partnerKey: Promise.resolve(PARTNER_KEY) as unknown as string });

  expect(construct).toThrow('partnerKey is a string, or a function that returns one. Is an await missing?');
});

test('a channel key is refused at construction by its name', () => {
  const construct = () => new Chatelaine({ baseUrl, partnerKey: CHANNEL_KEY });

  expect(construct).toThrow('This is a key of kind "channel"');
});

test('a browser is refused: the key would be readable there', () => {
  vi.stubGlobal('document', {});

  const construct = () => new Chatelaine({ baseUrl, partnerKey: PARTNER_KEY });

  expect(construct).toThrow('runs on your server only');
});

describe('addresses', () => {
  test.each([
    ['https://keys.example.com', 'https://keys.example.com'],
    ['https://keys.example.com/', 'https://keys.example.com'],
    ['http://localhost:8082', 'http://localhost:8082'],
    ['https://keys.example.com/chatelaine', 'https://keys.example.com/chatelaine'],
    ['https://keys.example.com:8443/a/b/', 'https://keys.example.com:8443/a/b'],
    ['http://api.localhost:8082', 'http://api.localhost:8082'],
    ['http://127.0.0.1:8082', 'http://127.0.0.1:8082'],
    ['http://[::1]:8082', 'http://[::1]:8082'],
  ])('%s is taken', (address, base) => {
    const chatelaine = new Chatelaine({ baseUrl: address, partnerKey: PARTNER_KEY });

    expect(chatelaine.permissions.requestUrl({ partnerId: 'x' })).toBe(`${base}/permission?partner_id=x`);
  });

  test.each([
    ['http://keys.example.com', 'must be https'],
    ['http://localhost.example.com', 'must be https'],
    ['ftp://localhost', 'begins with https://'],
    ['localhost:8082', 'begins with https://'],
    ['keys.example.com', 'is an address like'],
    ['https://me:hunter2@keys.example.com', 'is an address like'],
    ['https://keys.example.com/?a=b', 'is an address like'],
    ['https://keys.example.com/#a', 'is an address like'],
    ['https://keys.example.com:8443/trpc', 'write it as https://keys.example.com:8443.'],
    ['https://keys.example.com/chatelaine/trpc/', 'write it as https://keys.example.com/chatelaine.'],
    ['https://keys.example.com//', 'write it as https://keys.example.com.'],
  ])('%s is refused', (address, sentence) => {
    const construct = () => new Chatelaine({ baseUrl: address, partnerKey: PARTNER_KEY });

    expect(construct).toThrow(sentence);
    expect(construct).toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }));
  });
});

test('a function is asked for the key before every attempt', async () => {
  await using server = await startServer([{ status: 429, headers: { 'retry-after': '0' } }, ok(channel)]);
  const partnerKey = vi.fn(async () => PARTNER_KEY);

  await connect(server, { partnerKey }).channels.get(channel.id);

  expect(partnerKey).toHaveBeenCalledTimes(2);
  expect(server.seen.map((request) => request.headers['x-api-key'])).toEqual([PARTNER_KEY, PARTNER_KEY]);
});

test('a function that gives something else than a partner key fails the call, not the construction', async () => {
  await using server = await startServer([ok(channel)]);
  const chatelaine = connect(server, { partnerKey: () => CHANNEL_KEY });

  const call = chatelaine.channels.get(channel.id).asResult();

  await expect(call).rejects.toThrow('This is a key of kind "channel"');
  expect(server.seen).toEqual([]);
});

test('what the key function throws reaches the caller as it is', async () => {
  await using server = await startServer([ok(channel)]);
  const sealed = new Error('The vault is sealed.');
  const chatelaine = connect(server, { partnerKey: () => Promise.reject(sealed) });

  const call = chatelaine.channels.get(channel.id);

  await expect(call).rejects.toBe(sealed);
});

test('printing a Chatelaine shows no key', () => {
  const chatelaine = new Chatelaine({ baseUrl, partnerKey: PARTNER_KEY });

  const printed = inspect(chatelaine, { depth: Infinity, showHidden: true }) + JSON.stringify(chatelaine);

  expect(printed).not.toContain(PARTNER_KEY);
});
