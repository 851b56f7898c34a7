import type pg from 'pg';
import type { Patience } from './database.ts';

/**
 * Has a pool leave nothing on the database's connections, for a pooler that gives each transaction another one:
 * statements are not kept prepared, and how long is waited is said at the start of each transaction, for it alone.
 *
 * What stands outside a transaction is bounded on our side: an answer that does not come ends the connection.
 */
export function leaveNothing(pool: pg.Pool, patience: Patience): void {
  const settings = settingsOf(patience);
  pool.on('connect', (client) => {
    const before: unknown = Object.hasOwn(client, 'query') ? client.query : null;
    const query = (...[asked, ...rest]: unknown[]): unknown => {
      // Looked up at each call, as without us: tests put steps before the driver.
      const next = before ?? Object.getPrototypeOf(client).query;
      return Reflect.apply(next, client, [withoutState(asked, settings), ...rest]);
    };
    Reflect.set(client, 'query', query);
  });
}

const BEGINNING = /^(begin|start transaction)\b[^;]*$/i;

function withoutState(asked: unknown, settings: string): unknown {
  if (typeof asked === 'string') return BEGINNING.test(asked) ? asked + settings : asked;
  if (typeof asked !== 'object' || asked === null || 'submit' in asked || !('name' in asked)) return asked;
  const { name: _name, ...unnamed } = asked;
  return unnamed;
}

function settingsOf({ statement, lock, idleInTransaction }: Patience): string {
  const said = {
    statement_timeout: statement,
    lock_timeout: lock,
    idle_in_transaction_session_timeout: idleInTransaction,
  };
  return Object.entries(said)
    .filter(([, ms]) => ms !== undefined)
    .map(([name, ms]) => `; set local ${name} = ${ms}`)
    .join('');
}
