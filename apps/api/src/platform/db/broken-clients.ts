import type pg from 'pg';

/**
 * Removes a client from the ORM's pool when a transaction on it could not begin or end, because then its connection is
 * broken.
 *
 * The query builder below the ORM returns a transaction's client only when `commit` or `rollback` succeeded
 * (kysely-org/kysely#1990). Without this function, the pool loses one connection for ever each time that a connection
 * breaks in the middle of a change. When the last connection is lost, the node can make no change any more.
 */
export function dropBrokenClients(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const query = (...args: unknown[]): unknown => {
      // The driver's method is looked up at each call, because tests replace that method.
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
  // The client is no longer in the pool, so a later release must do nothing.
  client.release = () => {};
}
