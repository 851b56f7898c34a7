import pg from 'pg';

/** A statement that a library passes to the driver, before the driver sends it to PostgreSQL. */
export interface Statement {
  text: string;
  /** The name of a prepared statement. Other statements have no name. */
  name: string | undefined;
  /** The values of the parameters. */
  values: readonly unknown[];
  /** The `application_name` of the connection that sends the statement. */
  on: string;
  /**
   * The connection that sends the statement. Earlier and later statements of the same connection may belong to the same
   * transaction.
   */
  connection: object;
}

/**
 * Calls `step` before the driver sends a statement, until the result is disposed of. The driver sends the text that
 * `step` returns.
 */
export function betweenDriver(step: (statement: Statement) => string): Disposable {
  const query: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof query !== 'function') throw new Error('The driver has no query.');
  function stepped(this: pg.Client, config: unknown, ...rest: unknown[]): unknown {
    const text = textOf(config);
    if (text === null || typeof query !== 'function')
      throw new Error('A statement of a form that this step does not know.');
    const sent = step({
      text,
      name: nameOf(config),
      values: valuesOf(config, rest),
      on: applicationOf(this),
      connection: this,
    });
    if (sent === text) return Reflect.apply(query, this, [config, ...rest]);
    // The name belongs to a prepared statement with the original text, so the changed text is sent without the name.
    const changed = typeof config === 'string' ? sent : Object.assign(Object(config), { text: sent, name: undefined });
    return Reflect.apply(query, this, [changed, ...rest]);
  }
  Reflect.set(pg.Client.prototype, 'query', stepped);
  return { [Symbol.dispose]: () => void Reflect.set(pg.Client.prototype, 'query', query) };
}

/** Removes every lock from every statement, to show what the server would do without its locks. */
export function withoutLocks(): Disposable {
  const rows = / for (no key update|update|share)( skip locked)?/g;
  return betweenDriver(({ text }) => text.replace(rows, '').replace('pg_advisory_xact_lock(', '('));
}

/**
 * Removes the lock on the permission. The foreign key still locks the permission, but only when the key's row is
 * inserted. This is too late to stop a creator after a withdrawal.
 */
export function withoutHolding(): Disposable {
  return betweenDriver(({ text }) => text.replace(/ for share/g, ''));
}

/** A transaction that is held before its commit. */
export interface HeldCommit extends Disposable {
  /** Resolves when the transaction has sent its commit. At that time the transaction holds its locks. */
  reached: Promise<void>;
}

/**
 * Holds the first transaction that sends a statement like `form` and then commits. The connection of this transaction
 * sends `statement` before the commit.
 */
export function holdCommit(form: RegExp, statement: string): HeldCommit {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  const candidates = new WeakSet<object>();
  let isHeld = false;
  const step = betweenDriver(({ text, connection }) => {
    if (form.test(text)) candidates.add(connection);
    if (text !== 'commit' && text !== 'rollback') return text;
    const isCandidate = candidates.delete(connection);
    if (!isCandidate || isHeld || text === 'rollback') return text;
    isHeld = true;
    resolve();
    return `${statement}; commit`;
  });
  return { reached, [Symbol.dispose]: () => step[Symbol.dispose]() };
}

/**
 * Runs an act, and lists the statements that this process sends to one database during the act. Other databases are
 * left out, because another world in the same process may send statements too.
 */
export async function watchStatements<T>(
  act: () => Promise<T>,
  databaseUrl: string,
): Promise<{ told: T; statements: Pick<Statement, 'text' | 'name'>[] }> {
  const statements: Pick<Statement, 'text' | 'name'>[] = [];
  const database = new URL(databaseUrl).pathname.slice(1);
  using _step = betweenDriver(({ text, name, on, connection }) => {
    if (Reflect.get(connection, 'database') !== database) return text;
    // These statements do not belong to the act. Background work looks for jobs, and a server reports that it is alive,
    // at regular times. A timer looks every minute for mails that were held back. A new server reads the webhooks once,
    // and looks every second whether there are any.
    // The ORM checks once that its database exists. Every new connection checks whether it may change anything.
    const isBackground =
      /platform\.notice_pace|from channel_webhook w\b|from pg_database where|^select current_setting|from webhook_state\) as any$|insert into webhook_state \(/.test(
        text,
      );
    if (on !== 'chatelaine-jobs' && on !== 'chatelaine-probe' && !isBackground) statements.push({ text, name });
    return text;
  });
  return { told: await act(), statements };
}

function applicationOf(client: pg.Client): string {
  const parameters: unknown = Reflect.get(client, 'connectionParameters');
  const name: unknown =
    typeof parameters === 'object' && parameters !== null && Reflect.get(parameters, 'application_name');
  return String(name);
}

function textOf(config: unknown): string | null {
  if (typeof config === 'string') return config;
  if (typeof config !== 'object' || config === null || !('text' in config)) return null;
  return typeof config.text === 'string' ? config.text : null;
}

function valuesOf(config: unknown, [second]: unknown[]): readonly unknown[] {
  const values: unknown = typeof config === 'object' && config !== null ? Reflect.get(config, 'values') : undefined;
  const given = Array.isArray(second) ? second : values;
  return Array.isArray(given) ? given : [];
}

function nameOf(config: unknown): string | undefined {
  if (typeof config !== 'object' || config === null || !('name' in config)) return undefined;
  return typeof config.name === 'string' ? config.name : undefined;
}

/** Keeps the result of every look-up of a key for ever, to show what a cache would do to the gateway. */
export function withCachedLookUps(): Disposable {
  const query: unknown = Reflect.get(pg.Pool.prototype, 'query');
  if (typeof query !== 'function') throw new Error('The pool has no query.');
  const kept = new Map<string, unknown>();
  function cached(this: pg.Pool, config: unknown, ...rest: unknown[]): unknown {
    const ask = () => (typeof query === 'function' ? Reflect.apply(query, this, [config, ...rest]) : null);
    if (nameOf(config) !== 'key-record') return ask();
    const id = JSON.stringify(config);
    if (!kept.has(id)) kept.set(id, ask());
    return kept.get(id);
  }
  Reflect.set(pg.Pool.prototype, 'query', cached);
  return { [Symbol.dispose]: () => void Reflect.set(pg.Pool.prototype, 'query', query) };
}
