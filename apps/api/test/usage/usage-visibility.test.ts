import type { UsageQuery } from '@chatelaine/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportUsage } from '../../src/report/export-usage.ts';
import { listHygiene } from '../../src/report/list-hygiene.ts';
import { queryUsage } from '../../src/report/query-usage.ts';
import { readCsv } from './read-csv.ts';
import { DAY_MS, openUsageStage } from './stage.ts';

type Stage = Awaited<ReturnType<typeof openUsageStage>>;
type Who = keyof Stage['actors'];
type Name = keyof typeof SEEN_BY;

let stage: Stage;
let keys: Record<Name, string>;
let query: UsageQuery;

/**
 * For each key of this test world, the actors that may see the key. The operator may see every key and is left out
 * here.
 */
const SEEN_BY = {
  partnerKey: ['partner', 'partnerKey'],
  // This partner key lacks the scope for the list of keys, but it still sees itself and the channel keys.
  readingKey: ['partner', 'partnerKey', 'readingKey'],
  secondPartnerKey: ['secondPartner'],
  channelKey: ['partner', 'partnerMember', 'partnerKey', 'readingKey', 'client', 'clientMember'],
  secondChannelKey: ['secondPartner', 'client', 'clientMember'],
  ownChannelKey: ['client', 'clientMember'],
  organizationKey: ['client'],
  otherChannelKey: ['otherClient'],
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
  const { partner, second, client, otherClient, channel, otherChannel } = stage.ids;
  const created = new Date(stage.clock.now().getTime() - 30 * DAY_MS);
  const add = (wanted: Parameters<Stage['addKey']>[0]) => stage.addKey({ createdAt: created, team: 'Same', ...wanted });
  keys = {
    partnerKey: await add({ kind: 'partner', partnerId: partner }),
    readingKey: await add({ kind: 'partner', partnerId: partner, id: stage.actors.readingKey.id }),
    secondPartnerKey: await add({ kind: 'partner', partnerId: second }),
    channelKey: await add({ kind: 'channel', partnerId: partner, channelId: channel }),
    // The key of the second partner for the same number. It was made in that partner's own episode.
    secondChannelKey: await add({ kind: 'channel', partnerId: second, channelId: channel }),
    ownChannelKey: await add({ kind: 'channel', channelId: channel }),
    organizationKey: await add({ kind: 'organization', clientId: client }),
    otherChannelKey: await add({ kind: 'channel', channelId: otherChannel }),
    otherOrganizationKey: await add({ kind: 'organization', clientId: otherClient }),
  };
  const now = stage.clock.now();
  for (const name of NAMES) await stage.use(keys[name], [{ at: now, calls: 1 }]);
  const day = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString();
  query = { from: day(-1), to: day(1), groupBy: ['key'] };
});
afterAll(() => stage[Symbol.asyncDispose]());

describe.each(WHO)('%s', (who) => {
  const mine = () => NAMES.filter((name) => sees(who, name)).map((name) => keys[name]);

  test('counts the calls of exactly the keys that he may know of, however they are grouped', async () => {
    const ids = new Set(Object.values(keys));
    const { rows } = await queryUsage(stage.work(), stage.actors[who], query);
    expect(rows.flatMap(({ keyId = '' }) => (ids.has(keyId) ? [keyId] : [])).sort()).toEqual(mine().sort());

    for (const group of ['channel', 'team', 'application', 'environment', 'outcome', 'scope'] as const) {
      const grouped = await queryUsage(stage.work(), stage.actors[who], { ...query, groupBy: [group], team: 'Same' });
      expect(grouped.totals.calls).toBe(mine().length);
    }
  });

  test.each(NAMES)('%s: its id alone is counted, or nothing is there', async (name) => {
    const asked = queryUsage(stage.work(), stage.actors[who], { ...query, keyId: keys[name] });

    if (sees(who, name)) await expect(asked).resolves.toMatchObject({ totals: { calls: 1 } });
    else await expect(asked).rejects.toMatchObject({ code: 'not_found' });
  });

  test('has in his file and in his list of keys worth a look no other keys', async () => {
    const { csv } = await exportUsage(stage.work(), stage.actors[who], { ...query, team: 'Same' });
    const [, ...lines] = readCsv(csv);
    expect(lines.map(([id]) => id).sort()).toEqual(mine().sort());

    const { data } = await listHygiene(stage.work(), stage.actors[who], { limit: 200 });
    const known = new Set(Object.values(keys));
    expect(data.flatMap(({ keyId }) => (known.has(keyId) ? [keyId] : [])).sort()).toEqual(mine().sort());
  });
});

test.each<[who: Who, of: 'channel' | 'otherChannel', found: boolean]>([
  ['partner', 'channel', true],
  ['partner', 'otherChannel', false],
  // The client has withdrawn its permission from this partner. The partner still sees the key that it made for the
  // client's number.
  ['secondPartner', 'channel', true],
  ['secondPartner', 'otherChannel', false],
  ['client', 'channel', true],
  ['client', 'otherChannel', false],
  ['otherClient', 'channel', false],
  ['otherClient', 'otherChannel', true],
])('%s asks for the number %s: found is %s', async (who, of, found) => {
  const asked = queryUsage(stage.work(), stage.actors[who], { ...query, channelId: stage.ids[of] });

  if (!found) await expect(asked).rejects.toMatchObject({ code: 'not_found' });
  else for (const { keyId } of (await asked).rows) expect(Object.values(keys)).toContain(keyId);
});

test('what exists and is not his answers exactly as what does not exist', async () => {
  const ask = (over: Partial<UsageQuery>) =>
    queryUsage(stage.work(), stage.actors.otherClient, { ...query, ...over }).catch(({ code, message, extras }) => ({
      code,
      message,
      extras,
    }));

  expect(await ask({ keyId: keys.organizationKey })).toEqual(await ask({ keyId: 'key_nothing' }));
  expect(await ask({ channelId: stage.ids.channel })).toEqual(await ask({ channelId: 'nothing' }));
});
