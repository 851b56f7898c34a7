import type { CountedHour, KeptCall, Page } from '@chatelaine/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeyRecord } from '../../src/api-key/index.ts';
import { findCall, listCalls, listCountedHours, startCallKeeper } from '../../src/kept-call/index.ts';
import { createLog } from '../../src/platform/log.ts';
import { openUsageStage } from '../usage/stage.ts';

type Stage = Awaited<ReturnType<typeof openUsageStage>>;
type Who = keyof Stage['actors'];
type Name = keyof typeof SEEN_BY;

let stage: Stage;
let keys: Record<Name, string>;

/** For each key, the actors that may see its calls. A side sees only the calls of keys that this side made. */
const SEEN_BY = {
  partnerKey: ['partner', 'partnerKey'],
  // This partner key lacks the scope for the list of keys, but it still sees its own calls.
  readingKey: ['partner', 'partnerKey', 'readingKey'],
  secondPartnerKey: ['secondPartner'],
  // The client sees these keys of its number, but not what the partners do with them.
  channelKey: ['partner', 'partnerMember', 'partnerKey', 'readingKey'],
  secondChannelKey: ['secondPartner'],
  ownChannelKey: ['client', 'clientMember'],
  organizationKey: ['client'],
  otherOrganizationKey: ['otherClient'],
} as const satisfies Record<string, readonly Who[]>;
const NAMES = Object.keys(SEEN_BY) as Name[];
const WHO: Who[] = [
  ...(['partner', 'partnerMember', 'partnerKey', 'readingKey', 'secondPartner'] as const),
  ...(['client', 'clientMember', 'otherClient', 'operator'] as const),
];
const sees = (who: Who, name: Name) => who === 'operator' || (SEEN_BY[name] as readonly Who[]).includes(who);

beforeAll(async () => {
  stage = await openUsageStage();
  const { partner, second, client, otherClient, channel } = stage.ids;
  const wanted = {
    partnerKey: { kind: 'partner', partnerId: partner },
    readingKey: { kind: 'partner', partnerId: partner, id: stage.actors.readingKey.id },
    secondPartnerKey: { kind: 'partner', partnerId: second },
    channelKey: { kind: 'channel', partnerId: partner, channelId: channel },
    secondChannelKey: { kind: 'channel', partnerId: second, channelId: channel },
    ownChannelKey: { kind: 'channel', channelId: channel },
    organizationKey: { kind: 'organization', clientId: client },
    otherOrganizationKey: { kind: 'organization', clientId: otherClient },
  } as const satisfies Record<Name, Parameters<Stage['addKey']>[0]>;
  const ids: Partial<Record<Name, string>> = {};
  const { pool } = stage.services;
  const keeper = startCallKeeper({ pool, clock: stage.clock, log: createLog('silent'), sample: 0 });
  for (const name of NAMES) {
    const values: Parameters<Stage['addKey']>[0] = { ...wanted[name], name };
    const id = await stage.addKey(values);
    ids[name] = id;
    const maker = values.partnerId === undefined ? null : { partner: { id: values.partnerId } };
    const owner = values.clientId ?? client;
    const key = { id, ...values, channel: { id: channel }, client: { id: owner }, maker, ...maker } as unknown;
    for (let call = 0; call < 1_001; call++) {
      const origin = { requestId: `${name}-${call}`, address: '203.0.113.7' };
      keeper.keep({ key: key as KeyRecord, origin, door: 'trpc', operation: 'x', outcome: 'revoked', status: 401 });
    }
  }
  await keeper.stop();
  keys = ids as Record<Name, string>;
});
afterAll(() => stage[Symbol.asyncDispose]());

/** Reads all pages of a list of calls. */
async function readAll(who: Who, query: object = {}): Promise<KeptCall[]> {
  const all: KeptCall[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Page<KeptCall> = await listCalls(stage.work(), stage.actors[who], { ...query, limit: 200, cursor });
    all.push(...page.data);
    cursor = page.nextCursor;
  }
  return all;
}
const isName = (keyId: string) => NAMES.find((name) => keys[name] === keyId);

describe.each(WHO)('%s', (who) => {
  test('lists the calls of exactly the keys that its side made, newest first and each once', async () => {
    const calls = await readAll(who);

    const names = new Set(calls.map(({ keyId }) => isName(keyId)));
    expect([...names].sort()).toEqual(NAMES.filter((name) => sees(who, name)).sort());
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(calls.length);
    expect(calls.length).toBe(names.size * 1_000);
    const times = calls.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
  });

  test('finds a call of each of these keys by its request id, and is told the same of all others', async () => {
    const invented = await findCall(stage.work(), stage.actors[who], 'invented');
    expect(invented).toEqual({ isKept: false, reason: expect.any(String) });

    for (const name of NAMES) {
      const found = await findCall(stage.work(), stage.actors[who], `${name}-0`);
      if (sees(who, name)) expect(found).toMatchObject({ isKept: true, call: { keyId: keys[name], keyName: name } });
      else expect(JSON.stringify(found)).toBe(JSON.stringify(invented));
      // The call over the limit was only counted.
      expect(await findCall(stage.work(), stage.actors[who], `${name}-1000`)).toEqual(invented);
    }
  });

  test('is told how many refused calls of these keys were only counted', async () => {
    const { data } = await listCountedHours(stage.work(), stage.actors[who], {});

    const expected = NAMES.filter((name) => sees(who, name)).map((name) => [name, 1_000, 1]);
    expect(data.map(({ keyName, kept, notKept }) => [keyName, kept, notKept]).sort()).toEqual(expected.sort());
  });
});

test('a filter keeps only the calls of one key, number or outcome', async () => {
  const outcomes = async (outcome: string) => (await readAll('partner', { keyId: keys.channelKey, outcome })).length;
  const ofNumber = await readAll('partner', { channelId: stage.ids.channel });

  expect(new Set(ofNumber.map(({ keyId }) => keyId))).toEqual(new Set([keys.channelKey]));
  expect([await outcomes('revoked'), await outcomes('refused'), await outcomes('ok')]).toEqual([1_000, 1_000, 0]);
});

test('the list of counted hours has pages', async () => {
  const actor = stage.actors.operator;
  const names: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Page<CountedHour> = await listCountedHours(stage.work(), actor, { limit: 3, cursor });
    names.push(...page.data.map(({ keyName }) => keyName));
    cursor = page.nextCursor;
  }

  expect(names.sort()).toEqual([...NAMES].sort());
});

test('a key that the actor does not see is not found, and the number of another account neither', async () => {
  for (const asked of [{ keyId: keys.secondPartnerKey }, { channelId: stage.ids.otherChannel }]) {
    await expect(listCalls(stage.work(), stage.actors.partner, asked)).rejects.toMatchObject({ code: 'not_found' });
    const counted = listCountedHours(stage.work(), stage.actors.partner, asked);
    await expect(counted).rejects.toMatchObject({ code: 'not_found' });
  }
});
