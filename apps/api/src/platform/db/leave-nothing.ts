import type pg from 'pg';
import type { Patience } from './database.ts';

/**
 * Makes a pool leave no state on the database's connections. This is needed for a pooler, which gives each transaction
 * another connection. Statements do not stay prepared. Each transaction sets its own time limits when it begins.
 *
 * For statements outside a transaction, the driver limits the time: when an answer is late, the driver ends the
 * connection.
 */
export function leaveNothing(pool: pg.Pool, patience: Patience): void {
  const settings = settingsOf(patience);
  pool.on('connect', (client) => {
    const before: unknown = Object.hasOwn(client, 'query') ? client.query : null;
    const query = (...[asked, ...rest]: unknown[]): unknown => {
      // The driver's method is looked up at each call, because tests replace that method.
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
