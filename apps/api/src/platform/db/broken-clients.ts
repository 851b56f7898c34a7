import type pg from 'pg';

/**
 * Removes a client from the ORM's pool when a transaction on it could not begin or end: its connection is broken.
 *
 * The query builder below the ORM returns a transaction's client only when `commit` or `rollback` succeeded
 * (kysely-org/kysely#1990). Without this, each break in the middle of a change costs one connection of the pool for
 * ever. When the last one is lost, the node can do nothing.
 */
export function dropBrokenClients(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const query = (...args: unknown[]): unknown => {
      // The method is looked up at each call, as it is without this code: tests replace the driver's method.
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
  // The client has left the pool, so a later release must do nothing.
  client.release = () => {};
}
