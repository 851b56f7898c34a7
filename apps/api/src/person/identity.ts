import type { IncomingHttpHeaders } from 'node:http';
import type { PersonId } from '@chatelaine/shared';
import { isAPIError } from 'better-auth/api';
import { getSchema } from 'better-auth/db';
import { getMigrations } from 'better-auth/db/migration';
import { fromNodeHeaders } from 'better-auth/node';
import type { Pool } from 'pg';
import type { Clock } from '../platform/clock.ts';
import { requireWritable } from '../platform/db/read-only.ts';
import { randomBase62 } from '../platform/id.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { type AuthOptions, createAuth } from './auth.ts';
import { isOver } from './session.rule.ts';

/** A person who is signed in. */
export interface Session {
  personId: PersonId;
  email: string;
  name: string;
  /** The start of this session. A dangerous act needs a recent sign-in. */
  signedInAt: Date;
  /** Whether the session began without a code of the authenticator app, because the browser is remembered. */
  codeSkipped: boolean;
  token: string;
}

interface Person {
  id: PersonId;
  email: string;
  name: string;
}

/** The person whose password was right, and the stored hash that matched the password. */
export interface VerifiedPassword {
  personId: PersonId;
  hash: string;
}

/** The facts that decide whether and how a session is opened. */
export interface Opening {
  /** Whether the sign-in needed no code of the authenticator app, because the browser is remembered. */
  codeSkipped: boolean;
  /**
   * Whether the proof that the person gave is still enough. This function is called after the session is written. When
   * a change of the password is under way, this function is called after that change.
   */
  suffices(): Promise<boolean>;
}

/**
 * People's e-mails, passwords and sessions. The library better-auth does the work. This class has the few methods that
 * we need.
 */
export class Identity {
  readonly #auth: ReturnType<typeof createAuth>;
  readonly #pool: Pool;
  readonly #clock: Clock;

  constructor(options: AuthOptions) {
    this.#auth = createAuth(options);
    this.#pool = options.pool;
    this.#clock = options.clock;
  }

  /** A description of the library's tables. When it changes, `migrate` must run. */
  get tables(): string {
    return JSON.stringify(getSchema(this.#auth.options));
  }

  /** Makes the tables of the library. Call this method while the database lock is held. */
  async migrate(): Promise<void> {
    await this.#pool.query('create schema if not exists identity');
    await (await getMigrations(this.#auth.options)).runMigrations();
  }

  /**
   * Opens a session for a right password and returns the cookies to set. Null when the password was changed since it
   * was verified, or when the proof of this sign-in is no longer enough.
   *
   * The session is written first and the password is read after it. So either this function sees a new password, or the
   * change of the password finds the session and ends it. The reason is that `setPassword` changes the row of the
   * password before it ends sessions, and the read with `for share` waits for the commit of that change.
   */
  async openSession(verified: VerifiedPassword, headers: IncomingHttpHeaders, { codeSkipped, suffices }: Opening) {
    const { personId } = verified;
    const asked = { body: { personId, codeSkipped }, headers: fromNodeHeaders(headers), returnHeaders: true } as const;
    const { response, headers: answered } = await this.#auth.api.openSession(asked).catch((error) => {
      throw undecided(error);
    });
    if (response === null) return null;
    if ((await this.isStillPassword(verified)) && (await suffices())) return answered.getSetCookie();
    await this.endSession(response.token);
    return null;
  }

  /**
   * Checks an e-mail and a password. Null when the e-mail or the password is wrong. For an unknown e-mail, the check
   * takes as much time as for a known e-mail.
   */
  async verifyPassword(email: string, password: string): Promise<VerifiedPassword | null> {
    const { internalAdapter, password: hasher } = await this.#auth.$context;
    const found = await internalAdapter.findUserByEmail(email.toLowerCase(), { includeAccounts: true });
    const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password ?? null;
    if (found === null || hash === null) {
      await hasher.hash(password);
      return null;
    }
    return (await hasher.verify({ hash, password })) ? { personId: found.user.id, hash } : null;
  }

  /**
   * Whether a verified password is still the person's password, because it may have changed during the verification.
   * Waits for a change of the password that is under way.
   */
  async isStillPassword({ personId, hash }: VerifiedPassword): Promise<boolean> {
    const { rows } = await this.#pool.query<{ password: string }>(
      `select password from identity.account where "userId" = $1 and "providerId" = 'credential' for share`,
      [personId],
    );
    return rows[0]?.password === hash;
  }

  /** Ends the session of these headers and returns the cookies that delete the session cookie in the browser. */
  async signOut(headers: IncomingHttpHeaders): Promise<string[]> {
    // The session is ended here, because the library reports success even when it could not end the session. In that
    // case a thief of the cookie could still use the session.
    const session = await this.session(headers);
    if (session !== null) await this.endSession(session.token);
    const asked = { headers: fromNodeHeaders(headers), returnHeaders: true } as const;
    const answer = await this.#auth.api.signOut(asked).catch((error) => {
      throw undecided(error);
    });
    return answer.headers.getSetCookie();
  }

  /**
   * Finds the session of the cookie in these headers. Null when there is no live session, or when the cookie was
   * changed or is not signed. The library extends a session that is used, but the session always ends thirty days after
   * the sign-in.
   */
  async session(headers: IncomingHttpHeaders): Promise<Session | null> {
    if (headers.cookie === undefined) return null;
    await requireWritable(this.#pool);
    const found = await this.#auth.api.getSession({ headers: fromNodeHeaders(headers) }).catch((error) => {
      throw undecided(error);
    });
    if (found === null) return null;
    const { user, session } = found;
    const signedInAt = new Date(session.createdAt);
    if (isOver(signedInAt, this.#clock.now())) return null;
    return {
      personId: user.id,
      email: user.email,
      name: user.name,
      codeSkipped: session.codeSkipped === true,
      signedInAt,
      token: session.token,
    };
  }

  /**
   * Finds the session whose cookie has this value, for a program that sends the value in another header. The value may
   * be percent-encoded, as in the cookie, or decoded. Null as in {@link session}.
   */
  async sessionOfValue(value: string): Promise<Session | null> {
    const { name } = (await this.#auth.$context).authCookies.sessionToken;
    return this.session({ cookie: `${name}=${encodeURIComponent(plainText(value))}` });
  }

  /** Ends one session by its token. */
  async endSession(token: string): Promise<void> {
    await (await this.#auth.$context).internalAdapter.deleteSession(token);
  }

  async findByEmail(email: string): Promise<Person | null> {
    const found = await (await this.#auth.$context).internalAdapter.findUserByEmail(email.toLowerCase());
    return found === null ? null : found.user;
  }

  async findById(id: PersonId): Promise<Person | null> {
    return (await this.#auth.$context).internalAdapter.findUserById(id);
  }

  /** Makes a person without a password. A one-time link lets the person set it. */
  async createPerson(email: string, name: string): Promise<PersonId> {
    const { internalAdapter } = await this.#auth.$context;
    const user = await internalAdapter.createUser(
      { email: email.toLowerCase(), name, emailVerified: true },
      { method: 'admin' },
    );
    return user.id;
  }

  /** Hashes a password. This takes about 50 ms, so call it before a transaction begins. */
  async hashPassword(password: string): Promise<string> {
    return (await this.#auth.$context).password.hash(password);
  }

  /**
   * Sets name and password and ends every session of the person, in the transaction of `work`. So the used link, the
   * new password and the end of old sessions commit together or not at all.
   */
  async setPassword(work: Work, id: PersonId, { name, hash }: { name: string; hash: string }): Promise<void> {
    const { now } = work;
    const changed = await work.em.execute<unknown[]>(
      `update identity.account set password = ?, "updatedAt" = ? where "userId" = ? and "providerId" = 'credential'
       returning id`,
      [hash, now, id],
    );
    if (changed.length === 0) {
      await work.em.execute(
        `insert into identity.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
         values (?, ?, 'credential', ?, ?, ?, ?)`,
        [randomBase62(22), id, id, hash, now, now],
      );
    }
    await work.em.execute('update identity."user" set name = ?, "updatedAt" = ? where id = ?', [name, now, id]);
    await this.endSessions(work, id);
  }

  /** Ends every session of a person, in the transaction of `work`. */
  async endSessions(work: Work, id: PersonId): Promise<void> {
    await work.em.execute('delete from identity.session where "userId" = ?', [id]);
  }
}

function plainText(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

// The library wraps the cause of every failure in its own error. Whatever the cause was, we do not know the person, so
// the call is refused.
function undecided(error: unknown): unknown {
  return isAPIError(error) ? new Refusal('unavailable', `identity: ${error.message}`) : error;
}
