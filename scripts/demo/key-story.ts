import type { CreatedChannelKey } from '@chatelaine/sdk';
import { expectRefused, expectSame, expectThat } from './expect.ts';
import {
  type Decision,
  expectConfirmed,
  expectQuestion,
  expectReceipt,
  expectReturn,
  startRequest,
} from './expect-answer.ts';
import { expectSent, expectUnsent } from './send-message.ts';
import { numbersIn, type Stage } from './stage.ts';

/**
 * Makes a key for one shared number, and sends a message with the key. Checks that an altered key and the partner key
 * send no message, and that no key can be made for an unshared number.
 */
export async function useKey(stage: Stage): Promise<CreatedChannelKey> {
  const { tell, url, demo, partner, granted, never } = stage;
  const [{ id, phoneNumber }] = granted;
  const key = await tell('It makes a key for one of the two.', async (prove) => {
    const created = await createKey(stage, id);
    prove(`${created.hint} for ${phoneNumber}, ${created.status}; the secret was in that answer and is nowhere else`);
    return created;
  });
  await tell('A message goes out.', async (prove) => {
    prove(`200 ${(await expectSent(url, key.secret)).slice(0, 18)}…`);
  });
  await tell('A key with one character changed is no key.', async (prove) => {
    prove(`401 unauthenticated: ${await expectUnsent(url, withOneChanged(key.secret), 'unauthenticated')}`);
  });
  await tell("The partner's own key sends no messages.", async (prove) => {
    prove(`401 wrong_header: ${await expectUnsent(url, demo.partner.partnerKey, 'wrong_header')}`);
  });
  await tell('For the number that was not shared there is no key.', async (prove) => {
    const unshared = partner.channelKeys.create({ channelId: never.id, name: 'Not shared' });
    await expectRefused(`a key for ${never.phoneNumber}`, unshared, 403, 'permission_missing');
    prove(`a key for ${never.phoneNumber}: 403 permission_missing`);
  });
  return key;
}

/**
 * Withdraws the client's permission, and checks that the key of the number ends at the same instant as the permission.
 */
export async function endByWithdrawal(stage: Stage, key: CreatedChannelKey): Promise<void> {
  const { tell, url, partner, granted } = stage;
  const [{ id, phoneNumber }] = granted;
  const withdrawn = granted.map((channel) => channel.id);
  const decided: Decision = { granted: [], withdrawn, shared: [] };

  const request = await tell('The client opens the screen again and withdraws its permission.', async (prove) => {
    const asked = await withdraw(stage, decided);
    prove(`${numbersIn(granted)} are Missing`);
    return asked;
  });
  await tell('The very next call with the same key is refused.', async (prove) => {
    const sentence = await expectUnsent(url, key.secret, 'revoked');
    expectThat(
      'the refusal should name the permission',
      /^This key ended with the client's permission on \d/.test(sentence),
      sentence,
    );
    prove(`401 revoked: ${sentence}`);
  });
  await tell('Nor can the partner make another.', async (prove) => {
    const again = partner.channelKeys.create({ channelId: id, name: 'Once more' });
    await expectRefused(`another key for ${phoneNumber}`, again, 403, 'permission_missing');
    await expectConfirmed(stage, request, decided);
    const [last] = await partner.channelKeys.list({ channelId: id }).toArray({ limit: 1 });
    expectSame(
      'the key in the list',
      { id: last?.id, status: last?.status },
      { id: key.id, status: 'permission_ended' },
    );
    prove(`another key for ${phoneNumber}: 403 permission_missing; ${key.hint} is listed as permission_ended`);
  });
  await tell('What happened is written down, and ends with the withdrawal.', async (prove) => {
    prove(await expectHistory(stage, key.id));
  });
}

async function createKey({ partner }: Stage, channelId: string): Promise<CreatedChannelKey> {
  const key = await partner.channelKeys.create({ channelId, name: 'npm run demo' });
  const { status, hint, secret } = key;
  expectThat('the secret should begin with wac_ and have 42 characters', /^wac_[0-9A-Za-z]{38}$/.test(secret), hint);
  const wanted = { channelId, status: 'live', hint: `${secret.slice(0, 8)}…${secret.slice(-4)}` };
  expectSame('the key', { channelId: key.channelId, status, hint }, wanted);
  const live = await partner.channelKeys.list({ channelId, status: 'live' }).toArray({ limit: 10 });
  expectSame(
    'the live keys of the number',
    live.map(({ id }) => id),
    [key.id],
  );
  expectThat('the list should have no secret', !JSON.stringify(live).includes(secret), 'one with it');
  return key;
}

async function withdraw(stage: Stage, decided: Decision) {
  const { browser, client } = stage;
  const request = await startRequest(stage);
  await expectQuestion(stage, request, decided.withdrawn);
  const choice = { clientId: client.id, grant: [], withdraw: decided.withdrawn, keep: [] };
  const receipt = await browser.answer({ requestId: request.id, decision: 'save', ...choice });
  expectReceipt(stage, receipt, decided);
  expectReturn(stage, request, receipt, decided);
  return request;
}

// Checks the events that a partner can read about one number. The server lists them newest first. An event says only
// that the client acted. It does not name the person of the client who acted.
async function expectHistory({ partner, client, granted }: Stage, keyId: string): Promise<string> {
  const [{ id: channelId }] = granted;
  const events = await partner.events.list({ clientId: client.id, channelId }).toArray({ limit: 10 });
  const [last] = events;
  // Other keys and other permissions have events in this list too.
  const own = events.filter(({ subjectId }) => subjectId === keyId || subjectId === last?.subjectId).reverse();
  expectSame(
    'the history of this permission and this key',
    own.map(({ type, actor }) => `${type} by ${actor.kind}`),
    ['permission.granted by client', 'api_key.created by partner_key', 'permission.withdrawn by client'],
  );
  return own.map(({ type, at }) => `${type} ${at.slice(11, 19)}`).join(', ');
}

function withOneChanged(secret: string): string {
  const at = 20;
  return secret.slice(0, at) + (secret[at] === 'x' ? 'y' : 'x') + secret.slice(at + 1);
}
