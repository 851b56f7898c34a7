import { randomBytes } from 'node:crypto';
import { randomBase62 } from '../../src/platform/id.ts';
import type { World } from '../world/start-world.ts';

/** Writes the row of a passkey that no device has, and returns its id. Only for tests that do not sign in with it. */
export async function insertPasskey({ sql }: Pick<World, 'sql'>, email: string): Promise<string> {
  const id = randomBase62(22);
  await sql(
    `insert into passkey (id, person_id, credential_id, public_key, counter, name, transports, is_backed_up, created_at)
     select $1, id, $2, '', 0, 'Phone', '{internal}', true, now() from identity."user" where email = $3`,
    [id, randomBytes(16), email],
  );
  return id;
}
