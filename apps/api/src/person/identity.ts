import type { IncomingHttpHeaders } from 'node:http';
import type { PersonId } from '@chatelaine/shared';
import { isAPIError } from 'better-auth/api';
import { getSchema } from 'better-auth/db';
import { getMigrations } from 'better-auth/db/migration';
import { fromNodeHeaders } from 'better-auth/node';
import type { Pool } from 'pg';
import { Refusal } from '../platform/refusal.ts';
import { type AuthOptions, createAuth } from './auth.ts';

/** A person who is signed in. */
export interface Session {
  personId: PersonId;
  email: string;
  name: string;
  /** When this session began: a dangerous act needs a recent one. */
  signedInAt: Date;
  token: string;
}

interface Person {
  id: PersonId;
  email: string;
  name: string;
}

/** A password that was right, and the hash that it was right for. */
export interface VerifiedPassword {
  personId: PersonId;
  hash: string;
}

/** Who people are: e-mail, password, sessions. A well-kept library's work, behind the few verbs that we need. */
export class Identity {
  readonly #auth: ReturnType<typeof createAuth>;
  readonly #pool: Pool;

  constructor(options: AuthOptions) {
    this.#auth = createAuth(options);
    this.#pool = options.pool;
  }

  /** What the library's tables look like; another text means that `migrate` has something to do. */
  get tables(): string {
    return JSON.stringify(getSchema(this.#auth.options));
  }

  /** Makes the tables. Call it under the database lock. */
  async migrate(): Promise<void> {
    await this.#pool.query('create schema if not exists identity');
    await (await getMigrations(this.#auth.options)).runMigrations();
  }

  /** Signs in; null when e-mail or password is wrong, after the same work for an unknown e-mail. */
  async signIn(email: string, password: string, headers: IncomingHttpHeaders): Promise<string[] | null> {
    try {
      const asked = { body: { email, password }, headers: fromNodeHeaders(headers), returnHeaders: true } as const;
      const answer = await this.#auth.api.signInEmail(asked);
      return answer.headers.getSetCookie();
    } catch (error) {
      if (isAPIError(error) && error.statusCode < 500) return null;
      throw undecided(error);
    }
  }

  /** Whose e-mail and password these are; null when one is wrong, after the same work for an unknown e-mail. */
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

  /** Whether the password that was verified is still the person's: verifying takes its time. */
  async isStillPassword({ personId, hash }: VerifiedPassword): Promise<boolean> {
    const { internalAdapter } = await this.#auth.$context;
    return (await internalAdapter.findCredentialAccount(personId))?.password === hash;
  }

  /** Ends the session of these headers; gives the cookies that forget it. */
  async signOut(headers: IncomingHttpHeaders): Promise<string[]> {
    const asked = { headers: fromNodeHeaders(headers), returnHeaders: true } as const;
    const answer = await this.#auth.api.signOut(asked).catch((error) => {
      throw undecided(error);
    });
    return answer.headers.getSetCookie();
  }

  /** Who these headers' cookie belongs to; null without a live one. An altered or unsigned cookie is none. */
  async session(headers: IncomingHttpHeaders): Promise<Session | null> {
    if (headers.cookie === undefined) return null;
    const found = await this.#auth.api.getSession({ headers: fromNodeHeaders(headers) }).catch((error) => {
      throw undecided(error);
    });
    if (found === null) return null;
    const { user, session } = found;
    return {
      personId: user.id,
      email: user.email,
      name: user.name,
      signedInAt: new Date(session.createdAt),
      token: session.token,
    };
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

  /** Makes a person without a password: he sets it through a one-time link. */
  async createPerson(email: string, name: string): Promise<PersonId> {
    const { internalAdapter } = await this.#auth.$context;
    const user = await internalAdapter.createUser(
      { email: email.toLowerCase(), name, emailVerified: true },
      { method: 'admin' },
    );
    return user.id;
  }

  /** Sets name and password, and ends every session that the person had. */
  async setPassword(id: PersonId, name: string, password: string): Promise<void> {
    const { internalAdapter, password: hasher } = await this.#auth.$context;
    const hash = await hasher.hash(password);
    if (await internalAdapter.findCredentialAccount(id)) await internalAdapter.updatePassword(id, hash);
    else await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash });
    await internalAdapter.updateUser(id, { name });
    await internalAdapter.deleteUserSessions(id);
  }
}

// The library hides what went wrong behind an error of its own. Whatever it was, we do not know who this is.
function undecided(error: unknown): unknown {
  return isAPIError(error) ? new Refusal('unavailable', `identity: ${error.message}`) : error;
}
