import { type ChannelDetails, type CreateKeyVerdict, SHARED_WITH_PARTNER } from '@chatelaine/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, outcomeOf, resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const details = async (as: Caller, id: string) => resultOf<ChannelDetails>(await as.ask('channels.details', { id }));
const create = (as: Caller, channelId: string) => as.change('channelKeys.create', { channelId, name: 'A key' });

/** Returns every caller that can see the bakery's numbers, by a name for messages. */
async function callers(): Promise<Record<string, Caller>> {
  const { demo, bakery, admin, as, invite } = world;
  const person = (account: string, role: string) => invite(account, `${role}@${account}.example`, { role });
  const key = async (scopes: string) => {
    const command = ['partner', 'key', '--partner', demo.partner.id, '--name', scopes, '--scopes', scopes];
    return as((await admin<{ secret: string }>(...command)).secret);
  };
  return {
    'partner owner': as(demo.partner.user),
    'partner member': await person(demo.partner.id, 'member'),
    'key with keys': await key('read,keys'),
    'key without keys': await key('read,settings'),
    'client owner': as(bakery.user),
    'client admin': await person(bakery.id, 'admin'),
    'client member': await person(bakery.id, 'member'),
  };
}

/** Whether a verdict says what the procedure did. The reason of a refusal is its code, with one exception. */
function isTrue(verdict: CreateKeyVerdict, answer: Answer): boolean {
  if (verdict.allow) return answer.status === 200;
  if (verdict.reason !== 'shared_with_partner') return verdict.reason === answer.refusal;
  return answer.refusal === 'not_allowed' && answer.text.includes(JSON.stringify(SHARED_WITH_PARTNER).slice(1, -1));
}

// The test makes more than fifty calls, so it needs more than two seconds.
test('the capability allows a key exactly when the procedure makes it, and gives the same reason', async () => {
  const [shared = '', missing = ''] = world.bakery.channels.map(({ id }) => id);
  await world.share([shared]);
  const everybody = Object.entries(await callers());
  const seen = new Set<string>();
  const untrue: string[] = [];

  for (const suspended of [false, true]) {
    await world.sql('update client set status = $1 where id = $2', [
      suspended ? 'suspended' : 'active',
      world.bakery.id,
    ]);
    for (const status of ['running', 'pending', 'stopped']) {
      await world.sql('update channel set status = $1 where id = any($2)', [status, [shared, missing]]);
      for (const id of [shared, missing]) {
        for (const [who, as] of everybody) {
          const shown = await as.ask('channels.details', { id });
          const made = await create(as, id);
          // The people of a suspended client see nothing at all.
          const verdict: CreateKeyVerdict =
            shown.refusal === 'suspended'
              ? { allow: false, reason: 'suspended' }
              : resultOf<ChannelDetails>(shown).createKey;
          seen.add(verdict.allow ? 'allow' : verdict.reason);
          if (!isTrue(verdict, made))
            untrue.push(`${who}, ${status}, ${id}: ${JSON.stringify(verdict)}, but ${outcomeOf(made)}`);
        }
      }
    }
  }

  await world.sql("update client set status = 'active' where id = $1", [world.bakery.id]);
  await world.sql("update channel set status = 'running' where id = any($1)", [[shared, missing]]);
  expect(untrue).toEqual([]);
  expect([...seen].sort()).toEqual([
    ...['allow', 'channel_not_running', 'not_allowed', 'permission_missing', 'scope_missing'],
    ...['shared_with_partner', 'suspended'],
  ]);
});

test('the details show the key that a new key would replace, and since when and by whom the number is Shared', async () => {
  const owner = world.as(world.bakery.user);
  const partner = world.as(world.demo.partner.user);
  const id = world.bakery.channels[2]?.id ?? '';
  expect(await details(owner, id)).toMatchObject({ keyInForce: null, permissionSince: null, permissionBy: null });

  const own = resultOf<{ id: string; hint: string; createdAt: string; secret: string }>(await create(owner, id));
  const inForce = { id: own.id, name: 'A key', hint: own.hint, createdAt: own.createdAt, lastUsedAt: null };
  expect(await details(owner, id)).toMatchObject({ createKey: { allow: true }, keyInForce: inForce });
  // The key of the client is not for the partner to know.
  expect(await details(partner, id)).toMatchObject({ createKey: { reason: 'permission_missing' }, keyInForce: null });

  await world.share([id]);
  const since = { permission: 'shared', permissionSince: expect.stringMatching(/^20/), permissionEndsAt: null };
  expect(await details(owner, id)).toMatchObject({
    ...since,
    ...{
      keyInForce: inForce,
      permissionBy: { kind: 'person', name: 'Owner' },
      createKey: { reason: 'shared_with_partner' },
    },
  });
  expect(await details(partner, id)).toMatchObject({ ...since, permissionBy: { kind: 'client', name: null } });

  const next = resultOf<{ id: string }>(await create(partner, id));
  for (const as of [owner, partner]) expect((await details(as, id)).keyInForce).toMatchObject({ id: next.id });
  await world.share([]);
  expect(await details(owner, id)).toMatchObject({
    ...{ permission: 'missing', keyInForce: null, permissionBy: { kind: 'person', name: 'Owner' } },
    ...{ permissionSince: expect.stringMatching(/^20/), createKey: { allow: true } },
  });
});

test('the sentence beside the greyed-out button is the sentence of the product', () => {
  expect(SHARED_WITH_PARTNER).toBe(
    'API keys are disabled for this number. The number was shared with your integration partner. With your permission, ' +
      'the partner has access to the WhatsApp Business API on your behalf. To manage permissions go to ' +
      "'Organization Settings' or contact your partner.",
  );
});
