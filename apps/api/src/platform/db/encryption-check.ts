import type { Pool } from 'pg';
import { placeIn, type SealedColumn, type Sealer } from '../seal.ts';
import { DatabaseProblem } from './database-problem.ts';

const PLACE = 'platform.encryption_check';
const TEXT = 'this key';

/**
 * Checks that ENCRYPTION_KEY decrypts the encrypted values of this database. Every node that starts decrypts one check
 * value, which the first node wrote. When no node has written the check value yet, the node tries to decrypt some of
 * the existing values.
 *
 * @throws {DatabaseProblem} when ENCRYPTION_KEY is another key.
 */
export async function checkEncryptionKey(pool: Pool, sealer: Sealer, columns: readonly SealedColumn[]): Promise<void> {
  const kept = await readKept(pool);
  if (typeof kept === 'string') return requireOpen(sealer, kept);
  // When there is no row, this is the first node of a version that makes this check. Then the key of this node must
  // decrypt an existing value, if the database has an encrypted value. When the row has null, the operator has lost the
  // key and has written null, so any new key is accepted.
  if (kept === undefined && !(await opensAny(pool, sealer, columns))) throw otherKey();
  await pool.query(
    `insert into platform.encryption_check as c (sealed) values ($1)
     on conflict (is_only) do update set sealed = excluded.sealed where c.sealed is null`,
    [sealer.seal(TEXT, PLACE)],
  );
  // Another node may have written the check value first, with another key.
  requireOpen(sealer, (await readKept(pool)) ?? '');
}

async function readKept(pool: Pool): Promise<string | null | undefined> {
  const { rows } = await pool.query<{ sealed: string | null }>('select sealed from platform.encryption_check');
  return rows[0]?.sealed;
}

function requireOpen(sealer: Sealer, sealed: string): void {
  if (!opens(sealer, sealed, PLACE)) throw otherKey();
}

function opens(sealer: Sealer, sealed: string, place: string): boolean {
  try {
    sealer.open(sealed, place);
    return true;
  } catch {
    return false;
  }
}

// Several of the newest values of each column are tried, because values that were encrypted before a change of the key
// cannot be decrypted.
const NEWEST = 20;

async function opensAny(pool: Pool, sealer: Sealer, columns: readonly SealedColumn[]): Promise<boolean> {
  let isEmpty = true;
  for (const column of columns) {
    const { rows } = await pool.query<{ id: string; sealed: string }>(
      `select ${column.id} as id, ${column.column} as sealed from ${column.table}
       where ${column.column} is not null order by ${column.setAt} desc limit ${NEWEST}`,
    );
    if (rows.some(({ id, sealed }) => opens(sealer, sealed, placeIn(column, id)))) return true;
    isEmpty &&= rows.length === 0;
  }
  return isEmpty;
}

const otherKey = (): DatabaseProblem =>
  new DatabaseProblem('ENCRYPTION_KEY', [
    'It is not the key under which this database keeps platform secrets, webhook headers and authenticator apps. Set the one that was set before, the same on every server. Where that one is lost, OPERATING.md says what to do, under "Backup, restore, upgrade".',
  ]);
