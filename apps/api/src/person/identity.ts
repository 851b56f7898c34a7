import type { IncomingHttpHeaders } from 'node:http';
import type { PersonId } from '@chatelaine/shared';
import { getMigrations } from 'better-auth/db/migration';
import { fromNodeHeaders } from 'better-auth/node';
import type { Pool } from 'pg';
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

/** Who people are: e-mail, password, sessions. A well-kept library's work, behind the few verbs that we need. */
export class Identity {
  readonly #auth: ReturnType<typeof createAuth>;
  readonly #pool: Pool;

  constructor(options: AuthOptions) {
    this.#auth = createAuth(options);
    this.#pool = options.pool;
  }

  /** Makes the tables. Call it under the database lock. */
  async migrate(): Promise<void> {
    await this.#pool.query('create schema if not exists identity');
    await (await getMigrations(this.#auth.options)).runMigrations();
  }

  /** Signs in; null when e-mail or password is wrong, after the same work for an unknown e-mail. */
  async signIn(email: string, password: string, headers: IncomingHttpHeaders): Promise<string[] | null> {
    const answer = await this.#auth.api.signInEmail({
      body: { email, password },
      headers: fromNodeHeaders(headers),
      asResponse: true,
    });
    if (answer.status >= 500) throw new Error('the identity library failed');
    return answer.ok ? answer.headers.getSetCookie() : null;
  }

  /** Ends the session of these headers; gives the cookies that forget it. */
  async signOut(headers: IncomingHttpHeaders): Promise<string[]> {
    const answer = await this.#auth.api.signOut({ headers: fromNodeHeaders(headers), asResponse: true });
    return answer.headers.getSetCookie();
  }

  /** Who these headers' cookie belongs to; null without a live one. An altered or unsigned cookie is none. */
  async session(headers: IncomingHttpHeaders): Promise<Session | null> {
    if (headers.cookie === undefined) return null;
    const found = await this.#auth.api.getSession({ headers: fromNodeHeaders(headers) });
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
