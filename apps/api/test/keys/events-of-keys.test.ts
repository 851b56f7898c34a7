import type { Actor, ChatelaineEvent, EventQuery, KeyKind } from '@chatelaine/shared';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editKey } from '../../src/api-key/edit-key.ts';
import { endOverlap } from '../../src/api-key/end-overlap.ts';
import { createOrganizationKey, createPartnerKey } from '../../src/api-key/index.ts';
import { revokeKey } from '../../src/api-key/revoke-key.ts';
import { rotateKey } from '../../src/api-key/rotate-key.ts';
import { unconfirmed } from '../../src/call/confirm.ts';
import { listEvents } from '../../src/event/list-events.ts';
import { announceExpiries } from '../../src/notice/index.ts';
import { DAY_MS, openUsageStage } from '../usage/stage.ts';

type Stage = Awaited<ReturnType<typeof openUsageStage>>;
type Who = Exclude<keyof Stage['actors'], 'operator'>;
type Name = keyof typeof TOLD_TO;

/** For each key of this test world, the actors that may read the events about this key. */
const TOLD_TO = {
  partnerKey: ['partner', 'partnerKey'],
  // This partner key lacks the scope for the list of keys, so it reads the events of channel keys and the events about
  // itself.
  readingKey: ['partner', 'partnerKey', 'readingKey'],
  channelKey: ['partner', 'partnerMember', 'partnerKey', 'readingKey', 'client', 'clientMember'],
  organizationKey: ['client'],
} as const satisfies Record<string, readonly Who[]>;
const NAMES = Object.keys(TOLD_TO) as Name[];
const WHO: Who[] = [
  ...(['partner', 'partnerMember', 'partnerKey', 'readingKey', 'secondPartner'] as const),
  ...(['client', 'clientMember', 'otherClient'] as const),
];
const LIFE = ['created', 'edited', 'rotated', 'overlap_ended', 'expiring', 'revoked'].map((act) => `api_key.${act}`);

let stage: Stage;
let keys: Record<Name, string>;

beforeAll(async () => {
  stage = await openUsageStage();
  const { partner, channel, client: clientId } = stage.ids;
  const { operator } = stage.actors;
  const expiresAt = new Date(stage.clock.now().getTime() + 5 * DAY_MS);
  const confirm = unconfirmed;
  const input = { name: 'Prod server', expiresAt: expiresAt.toISOString() };
  const made = await createPartnerKey(stage.work(), operator, { partnerId: partner, ...input, confirm });
  const own = await createOrganizationKey(stage.work(), operator, {
    clientId,
    confirm: unconfirmed,
    ...input,
    scopes: ['read'],
  });
  keys = {
    partnerKey: made.id,
    readingKey: await stage.addKey({ kind: 'partner', partnerId: partner, id: stage.actors.readingKey.id, expiresAt }),
    channelKey: await stage.addKey({ kind: 'channel', partnerId: partner, channelId: channel, expiresAt }),
    organizationKey: own.id,
  };
  await liveOn('partner', keys.partnerKey);
  await liveOn('organization', keys.organizationKey);
  await announceExpiries(stage.work());
  for (const name of NAMES) await revokeKey(stage.work(), operator, kindOf(name), keys[name]);
});
afterAll(() => stage[Symbol.asyncDispose]());

async function liveOn(kind: KeyKind, id: string): Promise<void> {
  const { operator } = stage.actors;
  const confirm = unconfirmed;
  await editKey(stage.work(), operator, { kind, input: { id, allowedAddresses: ['10.0.0.0/8'] }, confirm });
  await rotateKey(stage.work(), operator, { kind, input: { id }, confirm });
  await endOverlap(stage.work(), operator, kind, id);
}

const kindOf = (name: Name): KeyKind =>
  name === 'channelKey' ? 'channel' : name === 'organizationKey' ? 'organization' : 'partner';

const list = (actor: Actor, query: EventQuery = {}) => listEvents(stage.work(), actor, { ...query, limit: 200 });
const about = (events: readonly ChatelaineEvent[], id: string) =>
  events
    .filter(({ subjectId }) => subjectId === id)
    .map(({ type }) => type)
    .reverse();

describe.each(WHO)('%s', (who) => {
  test.each(NAMES)('is told of the %s what he may know', async (name) => {
    const { data } = await list(stage.actors[who]);

    const isTold = (TOLD_TO[name] as readonly Who[]).includes(who);
    const life = name === 'partnerKey' || name === 'organizationKey' ? LIFE : ['api_key.expiring', 'api_key.revoked'];
    expect(about(data, keys[name])).toEqual(isTold ? life : []);
  });

  test('gets full pages to the end, and as much of one type', async () => {
    const { data } = await list(stage.actors[who]);
    const paged: ChatelaineEvent[] = [];
    let cursor: string | null = null;
    do {
      const page = await listEvents(stage.work(), stage.actors[who], { limit: 2, ...(cursor !== null && { cursor }) });
      if (page.nextCursor !== null) expect(page.data).toHaveLength(2);
      paged.push(...page.data);
      cursor = page.nextCursor;
    } while (cursor !== null);
    const revoked = await list(stage.actors[who], { type: 'api_key.revoked' });

    expect(paged).toEqual(data);
    expect(revoked.data).toEqual(data.filter(({ type }) => type === 'api_key.revoked'));
  });
});
