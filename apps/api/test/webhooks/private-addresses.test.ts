import { lookup } from 'node:dns';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { ChannelId } from '@chatelaine/shared';
import { Agent } from 'undici';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { unconfirmed } from '../../src/call/confirm.ts';
import { addressProblem, type Outside } from '../../src/platform/outside/address-problem.ts';
import { dial } from '../../src/platform/outside/dial.ts';
import { type OutsideClient, OutsideError, openOutsideClient } from '../../src/platform/outside/outside-client.ts';
import { reachProblem } from '../../src/platform/outside/reach-problem.ts';
import type { Resolver } from '../../src/platform/outside/resolver.ts';
import type { Work } from '../../src/platform/work.ts';
import { createWebhook } from '../../src/webhook/create-webhook.ts';
import { setNumberWebhook } from '../../src/webhook/index.ts';
import { type MessageStage, openMessageStage } from '../messages/stage.ts';
import { namesOf } from '../world/names.ts';
import { type Canary, openCanary } from './support/canary.ts';
import {
  LOOPBACK_HOSTS,
  METADATA_HOSTS,
  PRIVATE_HOSTS,
  PRIVATE_NAMES,
  privateUrls,
} from './support/private-addresses.ts';

const resolver = namesOf(PRIVATE_NAMES);
const closed: Outside = { resolver, allowed: [], production: true };
const clients: OutsideClient[] = [];
const open = (outside: Outside): OutsideClient => {
  const client = openOutsideClient(outside);
  clients.push(client);
  return client;
};
const send = (client: OutsideClient, url: string) =>
  client
    .send({ method: 'POST', url: new URL(url), headers: {}, body: '{}', timeoutMs: 5_000 })
    .catch((error: unknown) => {
      if (error instanceof OutsideError) return error;
      throw error;
    });

let canary: Canary;
let hosts: string[];
let stage: MessageStage;
const trusted = getCACertificates();
beforeAll(async () => {
  [canary, stage] = await Promise.all([openCanary(['hooks.example', 'loop.example']), openMessageStage()]);
  setDefaultCACertificates([...trusted, canary.cert]);
  hosts = [
    ...LOOPBACK_HOSTS,
    ...PRIVATE_HOSTS,
    ...METADATA_HOSTS,
    ...Object.keys(PRIVATE_NAMES),
    ...canary.addresses.slice(2),
  ];
});
afterEach(() => Promise.all(clients.splice(0).map((client) => client.close())));
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await Promise.all([canary.close(), stage[Symbol.asyncDispose]()]);
});

test('there are more than fifty tricks, and URLs can have all of them', () => {
  expect(new Set(hosts).size).toBeGreaterThan(50);
  expect(privateUrls(hosts, canary.port).filter((url) => !URL.canParse(url))).toEqual([]);
});

test('no trick is saved as the webhook of a client or of a number', async () => {
  const begin = (): Work => {
    const work = stage.begin();
    return { ...work, services: { ...work.services, outside: closed } };
  };
  const call = {
    channelId: stage.orders.id as ChannelId,
    clientId: stage.bakery.id,
    apiKeyId: stage.key.id,
    secretHint: '',
  };
  const saved: string[] = [];
  for (const url of privateUrls(hosts, canary.port)) {
    if ((await reachProblem(new URL(url), closed)) === null) saved.push(url);
    for (const save of [
      () => createWebhook(begin(), stage.person, { input: { url }, confirm: unconfirmed }),
      () => setNumberWebhook(begin(), { ...call, partnerId: null, permissionId: null }, { url }),
    ])
      await save().then(
        () => saved.push(url),
        (error: unknown) => expect(error).toMatchObject({ code: 'invalid_input' }),
      );
  }

  expect(saved).toEqual([]);
  expect(canary.taken()).toBe(0);
});

test('no trick is connected to, with a sentence that says why', async () => {
  const client = open(closed);

  for (const url of privateUrls(hosts, canary.port)) {
    const refused = await send(client, url);
    expect([url, refused]).toEqual([url, expect.objectContaining({ isRefused: true })]);
    expect(refused).toMatchObject({ message: expect.stringMatching(/^This URL leads /) });
  }

  expect(canary.taken()).toBe(0);
});

test('no redirect of an allowed host is followed, even to an allowed address', async () => {
  const receiver = await openCanary([], { isEverywhere: false });
  const client = open({ ...closed, allowed: ['127.0.0.1/32'] });

  for (const url of privateUrls(hosts, canary.port)) {
    receiver.redirect(url);
    expect(await send(client, `http://127.0.0.1:${receiver.port}/`)).toMatchObject({ status: 307 });
  }

  expect(canary.taken()).toBe(0);
  await receiver.close();
});

test('a name that leads elsewhere between the check and the connection is refused at the connection', async () => {
  let asked = 0;
  const flipping: Resolver = { addressesOf: async () => [asked++ % 2 === 0 ? '8.8.8.8' : '127.0.0.1'] };
  const outside = { ...closed, resolver: flipping };

  for (const scheme of ['http', 'https']) {
    const url = `${scheme}://hooks.example:${canary.port}/`;
    expect(await reachProblem(new URL(url), outside)).toBe(null);
    expect(await send(open(outside), url)).toMatchObject({ isRefused: true });
  }

  expect(canary.taken()).toBe(0);
});

test('a name that leads elsewhere at every look-up reaches only the address that was checked', async () => {
  let asked = 0;
  const flipping: Resolver = { addressesOf: async () => [asked++ % 2 === 0 ? '127.0.0.1' : '::1'] };
  const receiver = await openCanary([], { isEverywhere: false });
  const outside = { ...closed, resolver: flipping, allowed: ['127.0.0.1/32'] };

  const answers = [];
  for (let n = 0; n < 6; n++) answers.push(await send(open(outside), `http://hooks.example:${receiver.port}/`));

  expect(answers.map((answer) => ('status' in answer ? 'reached' : answer.isRefused))).toEqual([
    ...['reached', true, 'reached', true, 'reached', true],
  ]);
  expect([receiver.taken(), canary.taken()]).toEqual([3, 0]);
  await receiver.close();
});

test('the addresses that clouds tell secrets at stay shut although everything is allowed', async () => {
  const everything = { ...closed, allowed: ['0.0.0.0/0', '::/0'], production: false };

  for (const url of METADATA_HOSTS.map((host) => `http://${host}/latest/meta-data`)) {
    expect(await reachProblem(new URL(url), everything)).toMatch(/only the machine of this server/);
    expect(await send(open(everything), url)).toMatchObject({ isRefused: true });
  }
});

test('directly before a connection, an address is checked once more, and a name is never dialled', async () => {
  const signal = AbortSignal.timeout(5_000);

  for (const address of [...canary.addresses, 'localhost', 'fe80::1%lo'])
    await expect(dial([address], canary.port, { outside: closed, signal })).rejects.toMatchObject({ isRefused: true });

  expect(canary.taken()).toBe(0);
});

test('control: what WEBHOOK_ALLOW names is reached over http and https', async () => {
  const client = open({
    ...closed,
    allowed: [...canary.addresses],
    resolver: namesOf({ 'hooks.example': canary.addresses }),
  });
  const written = canary.addresses.map((address) => (address.includes(':') ? `[${address}]` : address));
  const urls = [...written, '2130706433', 'localhost', 'hooks.example'].map((host) => `http://${host}`);

  for (const url of [...urls, 'https://hooks.example'])
    expect([url, await send(client, `${url}:${canary.port}/`)]).toMatchObject([url, { status: 200 }]);

  expect(canary.taken()).toBeGreaterThan(0);
});

test('control: the certificate must have the name of the URL', async () => {
  const client = open({ ...closed, allowed: canary.addresses, resolver: namesOf({ 'other.example': ['127.0.0.1'] }) });

  // The second attempt must not use what TLS remembers of the first one.
  for (let n = 0; n < 2; n++)
    expect(await send(client, `https://other.example:${canary.port}/`)).toMatchObject({
      message: 'The certificate of this host is for another name.',
    });
  expect(canary.taken()).toBe(2);
});

test('control: a lookup function that checks addresses, as often advised, lets tricks through', async () => {
  const agent = new Agent({
    connect: {
      lookup: (name, options, done) =>
        lookup(name, { ...options, all: false }, (error, address) => {
          const problem = addressProblem(String(address), closed);
          if (error !== null || problem !== null) return done(error ?? new Error(problem ?? ''), '', 4);
          done(null, String(address), 4);
        }),
    },
  });

  await agent.request({ origin: `http://127.0.0.1:${canary.port}`, path: '/', method: 'GET' });

  expect(canary.taken()).toBe(1);
  await agent.destroy();
});
