import { randomInt } from 'node:crypto';
import type { Actor, RequestCodeInput, RequestedCode } from '@chatelaine/shared';
import type { Action } from '../../call/confirm.ts';
import { newId } from '../../platform/id.ts';
import { Refusal } from '../../platform/refusal.ts';
import { afterLocks, transaction, type Work } from '../../platform/work.ts';
import { findAuthenticator } from '../authenticator/find-authenticator.ts';
import { findEmail } from '../find-email.ts';
import type { PersonActor } from '../find-roles.ts';
import { requirePerson } from '../require-person.ts';
import { readAction } from './actions.ts';
import { describeAction, type FindResult } from './describe-action.ts';
import { hashAction } from './hash-action.ts';
import { maskEmail } from './mask-email.rule.ts';
import { type OneTimeCode, OneTimeCodeEntity } from './one-time-code.entity.ts';
import { sendCode } from './send-code.ts';
import { DAY_MS, HOUR_MS } from './take-attempt.ts';

const LIFE_MS = 10 * 60_000;
const CODES_AN_HOUR = 10;

/**
 * Makes a one-time code for exactly one action of this person in this account. When the person has an authenticator
 * app, no mail is sent, because the app shows the code.
 *
 * @throws {Refusal} `invalid_input` for an act that needs no code; `not_found` when the key to copy is not visible to
 * the actor; `rate_limited` after ten codes within an hour; `unavailable` when the mail could not be sent, and then
 * there is no code.
 */
export async function requestCode(
  work: Work,
  actor: Actor,
  input: RequestCodeInput,
  findResult: FindResult,
): Promise<RequestedCode> {
  const person = requirePerson(actor);
  const { action, words } = readAction(input);
  const email = await findEmail(work, person.id);
  if (email === null) throw new Refusal('not_found', `person ${person.id} has no address`);

  // The code approves exactly the settings in the mail. When somebody changes the copied key before the code is used,
  // the settings differ and the code is refused.
  const resulting = { ...action, input: await findResult(work, person, action) };
  const approves = await describeAction(work, person, resulting);

  // Sending a mail takes time, so the mail is sent after the commit, when no lock is held.
  const digits = String(randomInt(100_000_000)).padStart(8, '0');
  const { id, method, expiresAt } = await keepCode(work, person, { action: resulting, digits });
  const shown = { id, method, expiresAt: expiresAt.toISOString(), approves };
  if (method === 'authenticator') return { ...shown, sentTo: null };
  try {
    await sendCode(work, { email, accountId: person.account.id, digits, words, approves });
  } catch (thrown) {
    await work.em.nativeDelete(OneTimeCodeEntity, { id });
    throw thrown;
  }
  return { ...shown, sentTo: maskEmail(email) };
}

interface NewCode {
  action: Action;
  digits: string;
}

function keepCode(work: Work, person: PersonActor, { action, digits }: NewCode): Promise<OneTimeCode> {
  return transaction(work, async (tx) => {
    await tx.em.execute("select pg_advisory_xact_lock(hashtextextended('one-time codes ' || ?, 0))", [person.id]);
    const locked = afterLocks(tx);
    await takeOneOfTheHour(locked, person);
    const id = newId('code');
    const hasApp = (await findAuthenticator(locked, person.id)) !== null;
    const code = locked.em.create(OneTimeCodeEntity, {
      id,
      personId: person.id,
      accountId: person.account.id,
      procedure: action.procedure,
      actionHash: hashAction(person, action),
      method: hasApp ? 'authenticator' : 'email',
      code: hasApp ? null : locked.services.sealer.seal(digits, id),
      attempts: 0,
      createdAt: locked.now,
      expiresAt: new Date(locked.now.getTime() + LIFE_MS),
      usedAt: null,
    });
    await locked.em.flush();
    return code;
  });
}

// Refuses an eleventh code within an hour. Codes older than a day count in no limit and are deleted, so a person has at
// most ten rows for each hour of a day.
async function takeOneOfTheHour(work: Work, { id: personId }: PersonActor): Promise<void> {
  const ago = (ms: number) => new Date(work.now.getTime() - ms);
  await work.em.nativeDelete(OneTimeCodeEntity, { personId, createdAt: { $lte: ago(DAY_MS) } });
  const ofTheHour = { personId, createdAt: { $gt: ago(HOUR_MS) } };
  const [first, ...others] = await work.em.find(OneTimeCodeEntity, ofTheHour, { orderBy: { createdAt: 'asc' } });
  if (first === undefined || others.length + 1 < CODES_AN_HOUR) return;
  const retryAfterS = Math.ceil((first.createdAt.getTime() + HOUR_MS - work.now.getTime()) / 1000);
  throw new Refusal('rate_limited', `person ${personId}, codes`, {
    retryAfterS,
    message: `You asked for ${CODES_AN_HOUR} codes within an hour. Wait, then ask again.`,
  });
}
