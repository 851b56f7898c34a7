import pg from 'pg';

/** A statement on its way to PostgreSQL, as every library of ours hands it to the driver. */
export interface Statement {
  text: string;
  /** Only a prepared one has a name. */
  name: string | undefined;
  /** The `application_name` of the connection that sends it. */
  on: string;
  /** That connection: what was sent on it before, and after, may belong to the same transaction. */
  connection: object;
}

/**
 * Calls `step` before the driver sends a statement, until it is disposed of. The driver sends the text that it returns.
 */
export function betweenDriver(step: (statement: Statement) => string): Disposable {
  const query: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof query !== 'function') throw new Error('The driver has no query.');
  function stepped(this: pg.Client, config: unknown, ...rest: unknown[]): unknown {
    const text = textOf(config);
    if (text === null || typeof query !== 'function')
      throw new Error('A statement of a form that this step does not know.');
    const sent = step({ text, name: nameOf(config), on: applicationOf(this), connection: this });
    if (sent === text) return Reflect.apply(query, this, [config, ...rest]);
    // Another text must not be prepared under the same name.
    const changed = typeof config === 'string' ? sent : Object.assign(Object(config), { text: sent, name: undefined });
    return Reflect.apply(query, this, [changed, ...rest]);
  }
  Reflect.set(pg.Client.prototype, 'query', stepped);
  return { [Symbol.dispose]: () => void Reflect.set(pg.Client.prototype, 'query', query) };
}

/** Takes every lock out of every statement: how the server would stand without them. */
export function withoutLocks(): Disposable {
  const rows = / for (no key update|update|share)( skip locked)?/g;
  return betweenDriver(({ text }) => text.replace(rows, '').replace('pg_advisory_xact_lock(', '('));
}

/** Removes the lock on the permission. The foreign key still locks it, but only at the insert, which is too late. */
export function withoutHolding(): Disposable {
  return betweenDriver(({ text }) => text.replace(/ for share/g, ''));
}

/** A transaction that is held before its commit. */
export interface HeldCommit extends Disposable {
  /** Resolves when the commit was sent. At that time the transaction holds its locks. */
  reached: Promise<void>;
}

/** Waits for the first transaction that has sent a statement like `form`, and sends `statement` before its commit. */
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
 * Does something, and lists the statements that this process sent to a database meanwhile: another world of the process
 * has work of its own.
 */
export async function watchStatements<T>(
  act: () => Promise<T>,
  databaseUrl: string,
): Promise<{ told: T; statements: Pick<Statement, 'text' | 'name'>[] }> {
  const statements: Pick<Statement, 'text' | 'name'>[] = [];
  const database = new URL(databaseUrl).pathname.slice(1);
  using _step = betweenDriver(({ text, name, on, connection }) => {
    if (Reflect.get(connection, 'database') !== database) return text;
    // Background work asks for jobs, and a server says that it lives, whenever the time comes.
    // So does what looks every minute for mails that were held back. A server that has just started looks once at the
    // webhooks, the ORM asks once whether its database is there, and every new connection whether it may change anything.
    const isBackground =
      /platform\.notice_pace|from channel_webhook w\b|from pg_database where|^select current_setting/.test(text);
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

function nameOf(config: unknown): string | undefined {
  if (typeof config !== 'object' || config === null || !('name' in config)) return undefined;
  return typeof config.name === 'string' ? config.name : undefined;
}

/** Keeps every answer about a key for ever: what a cache would do to the gateway. */
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
