import { createHmac, randomBytes } from 'node:crypto';
import type { PersonId } from '@chatelaine/shared';
import { describeError } from '../../platform/describe-error.ts';
import type { Logger } from '../../platform/log.ts';
import { Places } from '../../platform/places.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Origin, Work } from '../../platform/work.ts';
import { isCodeUsed } from '../authenticator/take-step.ts';
import { isOfAccount } from '../guess-allowances.rule.ts';
import { countFailure, type FailureKind } from './count-failure.ts';

export interface SecurityLogDeps {
  log: Logger;
  beginWork(origin: Origin): Work;
}

/**
 * The person whose sign-in or code failed, or the text that was typed as an e-mail address. `passkey` when a passkey
 * failed, because anyone can send the id of a passkey. Null when nothing is known.
 */
export type Whose = { personId: PersonId } | { email: string } | 'passkey' | null;

// Failures of links, passkeys and networks are only logged and not counted. A link or a passkey cannot be guessed and
// names no person, and a network is not an account.
type NotedKind = FailureKind | 'link' | 'passkey' | 'network';

const LINES: Record<NotedKind, string> = {
  link: 'sign-up link refused',
  passkey: 'passkey refused',
  network: 'sign-in failed',
  sign_in: 'sign-in failed',
  lock: 'sign-in failed',
  code: 'code wrong',
  code_asked: 'password right, code asked',
};

/**
 * Logs the failures at the doors for people: wrong passwords, wrong codes and wrong links. Counts the wrong passwords
 * and codes for the person's account. The answer to the caller does not wait for the log and the count, because the
 * time until a refusal must not reveal whether an e-mail address is known.
 */
export class SecurityLog {
  readonly #deps: SecurityLogDeps;
  // The key of the HMAC, which is new in each process. An unknown e-mail address may be a password that somebody typed
  // into the wrong field, so the log shows only the HMAC of the text. A reader of the log does not have the key, and so
  // cannot test guesses against the HMAC. The same text has the same HMAC until the next start.
  readonly #key = randomBytes(32);
  readonly #pending = new Set<Promise<void>>();
  readonly #places = new Places(2, 100);

  constructor(deps: SecurityLogDeps) {
    this.#deps = deps;
  }

  /**
   * Runs an act that needs a password or a code. When the act fails, logs the failure and throws the same error again.
   */
  async watch<T>({ origin }: Work, whose: Whose, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (thrown) {
      const kind = kindOf(thrown, whose);
      if (kind !== null && thrown instanceof Refusal) this.#note({ origin, whose, kind, refusal: thrown });
      throw thrown;
    }
  }

  /** Waits until all failures are written. */
  async settle(): Promise<void> {
    await Promise.all(this.#pending);
  }

  #note(failure: Failure): void {
    const noting = this.#write(failure).finally(() => this.#pending.delete(noting));
    this.#pending.add(noting);
  }

  async #write(failure: Failure): Promise<void> {
    const { origin, whose, kind, refusal } = failure;
    const { requestId, address } = origin;
    // The account for the log: the person's id, or the text of `#nameOf` for an unknown person. Null means that no
    // look-up was made.
    let account = isNamed(whose) && 'personId' in whose ? whose.personId : null;
    let notCounted: unknown = null;
    // In a flood only some failures are counted, so that counting delays nothing else. Every failure is logged.
    const count = async () => {
      const work = this.#deps.beginWork(origin);
      const personId = await findPerson(work, whose);
      account = personId ?? this.#nameOf(whose);
      if (personId !== null && isCounted(kind, refusal))
        await countFailure(work, personId, { kind, isMailed: isMailed(kind, refusal) });
    };
    if (isNamed(whose)) await this.#places.run('too many failures', count).catch((error) => (notCounted = error));
    this.#deps.log.info({ requestId, address, refusal: refusal.code, account }, LINES[kind]);
    if (notCounted !== null && !(notCounted instanceof Refusal))
      this.#deps.log.warn({ requestId, ...describeError(notCounted) }, 'a failure was not counted');
  }

  #nameOf(whose: Whose): string | null {
    if (!isNamed(whose)) return null;
    if ('personId' in whose) return whose.personId;
    return `unknown ${createHmac('sha256', this.#key).update(whose.email).digest('hex').slice(0, 8)}`;
  }
}

const isNamed = (whose: Whose): whose is Exclude<Whose, 'passkey' | null> => whose !== null && whose !== 'passkey';

interface Failure {
  origin: Origin;
  whose: Whose;
  kind: NotedKind;
  refusal: Refusal;
}

function kindOf(thrown: unknown, whose: Whose): NotedKind | null {
  if (!(thrown instanceof Refusal)) return null;
  const { isGuess, allowance, rightPassword } = thrown.extras;
  // A person who sends a right code twice has not guessed, so this failure is not logged.
  if (thrown.code === 'code_wrong') return isCodeUsed(thrown) ? null : 'code';
  if (rightPassword !== undefined) return 'code_asked';
  const isRefused = thrown.code === 'rate_limited';
  if (!isRefused && isGuess !== true) return null;
  if (whose === null) return 'link';
  if (whose === 'passkey') return isRefused ? 'network' : 'passkey';
  if (isRefused) return isOfAccount(allowance ?? '') ? 'lock' : 'network';
  return thrown.code === 'not_found' ? 'link' : 'sign_in';
}

// A person in a known browser or network often signs in without a code first, and is then asked for the code. Such a
// failure is only logged.
const isCounted = (kind: NotedKind, { extras }: Refusal): kind is FailureKind =>
  kind !== 'link' &&
  kind !== 'passkey' &&
  kind !== 'network' &&
  (kind !== 'code_asked' || extras.rightPassword === 'stranger');

const isMailed = (kind: FailureKind, { extras }: Refusal): boolean =>
  kind === 'lock' || (kind === 'code' && extras.rightPassword === 'stranger');

async function findPerson(work: Work, whose: Whose): Promise<PersonId | null> {
  if (!isNamed(whose)) return null;
  if ('personId' in whose) return whose.personId;
  const { email } = whose;
  const [found] = await work.em.execute<{ id: PersonId }[]>('select id from identity."user" where email = ?', [
    email.toLowerCase(),
  ]);
  return found?.id ?? null;
}
