import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

// OWASP's second choice for argon2id: 19 MiB, two passes, one lane. Stored as a PHC string, so any other
// implementation can read it.
const MEMORY_KIB = 19_456;
const PASSES = 2;
const derive = promisify(argon2);

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

function hashWith(password: string, nonce: Uint8Array): Promise<Buffer> {
  const message = password.normalize('NFKC');
  return derive('argon2id', { message, nonce, parallelism: 1, tagLength: 32, memory: MEMORY_KIB, passes: PASSES });
}

/** Hashes people's passwords with argon2id. */
export const passwordHash = {
  async hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${encode(salt)}$${encode(await hashWith(password, salt))}`;
  },

  async verify({ hash, password }: { hash: string; password: string }): Promise<boolean> {
    const [, , , , salt = '', key = ''] = hash.split('$');
    const stored = Buffer.from(key, 'base64');
    const made = await hashWith(password, Buffer.from(salt, 'base64'));
    return stored.length === made.length && timingSafeEqual(stored, made);
  },
};
