import type pg from 'pg';

/**
 * Takes a client out of the ORM's pool when a transaction on it could not be begun or ended: its connection is broken.
 *
 * The query builder below the ORM gives a transaction's client back only when `commit` or `rollback` succeeded
 * (kysely-org/kysely#1990). Without this each break in the middle of a change costs one connection of the pool, for
 * ever, and the last one costs the node.
 */
export function dropBrokenClients(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const query = (...args: unknown[]): unknown => {
      // Looked up at each call, as without us: tests put steps before the driver.
      const sent: unknown = Reflect.apply(Object.getPrototypeOf(client).query, client, args);
      if (sent instanceof Promise && BOUNDARY.test(String(args[0]))) sent.catch(() => drop(client));
      return sent;
    };
    Reflect.set(client, 'query', query);
  });
}

const BOUNDARY = /^(begin|start transaction|rollback)\b(?! to)/;

function drop(client: pg.PoolClient): void {
  client.release(true);
  // It is gone: whoever gives it back after all has nothing to give.
  client.release = () => {};
}
