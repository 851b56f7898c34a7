import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { Places } from '../platform/places.ts';

/** The cost of a hash: memory in KiB, and the number of passes over it. */
export interface HashCost {
  memoryKib: number;
  passes: number;
}

// The second choice that OWASP recommends for argon2id: 19 MiB, two passes, one lane. The hash is stored as a PHC
// string, so any other implementation can read it.
const COST: HashCost = { memoryKib: 19_456, passes: 2 };
const FORM = /^\$argon2id\$v=19\$m=([1-9]\d{1,5}),t=([1-9]\d?),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const derive = promisify(argon2);

// One hash uses a processor for about 50 ms. It also uses one of libuv's four threads, which the database driver and
// file reads need too. So the number of hashes at the same time is at most half the number of processors, for example
// one hash on two processors.
const HASHING = new Places(Math.max(1, Math.floor(availableParallelism() / 2)), 32);
/** The message for people when too many of them sign in at the same time. */
export const TOO_MANY_SIGN_IN = 'Too many people are signing in right now. Try again in a moment.';

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

function hashWith(password: string, nonce: Uint8Array, { memoryKib, passes }: HashCost): Promise<Buffer> {
  const message = password.normalize('NFKC');
  return HASHING.run(TOO_MANY_SIGN_IN, () =>
    derive('argon2id', { message, nonce, parallelism: 1, tagLength: 32, memory: memoryKib, passes }),
  );
}

/** Hashes people's passwords with argon2id. */
export const passwordHash = {
  async hash(password: string, cost: HashCost = COST): Promise<string> {
    const salt = randomBytes(16);
    const made = await hashWith(password, salt, cost);
    return `$argon2id$v=19$m=${cost.memoryKib},t=${cost.passes},p=1$${encode(salt)}$${encode(made)}`;
  },

  /**
   * Verifies a password with the cost that is written in the hash. So older passwords still work after a change of the
   * cost.
   */
  async verify({ hash, password }: { hash: string; password: string }): Promise<boolean> {
    const [, memory, passes, salt = '', key = ''] = FORM.exec(hash) ?? [];
    if (memory === undefined) return false;
    const stored = Buffer.from(key, 'base64');
    const cost = { memoryKib: Number(memory), passes: Number(passes) };
    const made = await hashWith(password, Buffer.from(salt, 'base64'), cost);
    return stored.length === made.length && timingSafeEqual(stored, made);
  },
};
