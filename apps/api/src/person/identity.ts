import type { PersonId } from '@chatelaine/shared';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { fromNodeHeaders } from 'better-auth/node';
import { PostgresDialect } from 'kysely';
import type { IncomingHttpHeaders } from 'node:http';
import type { Pool } from 'pg';
import type { Clock } from '../platform/clock.ts';
import { newId, randomBase62 } from '../platform/id.ts';
import { passwordHash } from './password-hash.ts';

/** A person who is signed in. */
export interface Session {
  personId: PersonId;
  email: string;
  name: string;
  /** When this session began: a dangerous act needs a recent one. */
  signedInAt: Date;
  token: string;
}

/** Who people are: e-mail, password, sessions. A well-kept library's work, behind the few verbs that we need. */
export type Identity = ReturnType<typeof openIdentity>;

export interface IdentityOptions {
  pool: Pool;
  baseUrl: string;
  secret: string;
  clock: Clock;
}

const WEEK_S = 7 * 24 * 60 * 60;

/** Opens people's identities in the schema `identity`. None of the library's own routes is mounted. */
export function openIdentity({ pool, baseUrl, secret, clock }: IdentityOptions) {
  const secure = baseUrl.startsWith('https:');
  const auth = betterAuth({
    appName: 'Chatelaine',
    baseURL: baseUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { dialect: new PostgresDialect({ pool }), type: 'postgres', schemaName: 'identity', transaction: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 256, password: passwordHash },
    session: { expiresIn: WEEK_S, updateAge: 24 * 60 * 60, cookieCache: { enabled: false } },
    // Failures are counted by us, per account as well as per address, in the database.
    rateLimit: { enabled: false },
    databaseHooks: {
      // One clock for the whole house: "signed in more than ten minutes ago" is judged by it.
      session: { create: { before: async (session) => ({ data: { ...session, createdAt: clock.now() } }) } },
    },
    advanced: {
      useSecureCookies: secure,
      ...(secure ? { cookies: { session_token: { name: '__Host-chatelaine' } } } : { cookiePrefix: 'chatelaine' }),
      ipAddress: { ipAddressHeaders: ['x-chatelaine-ip'] },
      database: { generateId: ({ model }) => (model === 'user' ? newId('person') : randomBase62(22)) },
    },
  });

  return {
    /** Makes the tables. Call it under the database lock. */
    async migrate(): Promise<void> {
      await pool.query('create schema if not exists identity');
      await (await getMigrations(auth.options)).runMigrations();
    },

    /** Signs in; null when e-mail or password is wrong, after the same work for an unknown e-mail. */
    async signIn(email: string, password: string, headers: IncomingHttpHeaders): Promise<string[] | null> {
      const answer = await auth.api.signInEmail({ body: { email, password }, headers: fromNodeHeaders(headers), asResponse: true });
      if (answer.status >= 500) throw new Error('the identity library failed');
      return answer.ok ? answer.headers.getSetCookie() : null;
    },

    /** Ends the session of these headers; gives the cookies that forget it. */
    async signOut(headers: IncomingHttpHeaders): Promise<string[]> {
      const answer = await auth.api.signOut({ headers: fromNodeHeaders(headers), asResponse: true });
      return answer.headers.getSetCookie();
    },

    /** Who these headers' cookie belongs to; null without a live one. An altered or unsigned cookie is none. */
    async session(headers: IncomingHttpHeaders): Promise<Session | null> {
      if (headers.cookie === undefined) return null;
      const found = await auth.api.getSession({ headers: fromNodeHeaders(headers) });
      if (found === null) return null;
      const { user, session } = found;
      return { personId: user.id, email: user.email, name: user.name, signedInAt: new Date(session.createdAt), token: session.token };
    },

    /** Ends one session by its token. */
    async endSession(token: string): Promise<void> {
      await (await auth.$context).internalAdapter.deleteSession(token);
    },

    async findByEmail(email: string): Promise<{ id: PersonId; email: string; name: string } | null> {
      const found = await (await auth.$context).internalAdapter.findUserByEmail(email.toLowerCase());
      return found === null ? null : found.user;
    },

    async findById(id: PersonId): Promise<{ id: PersonId; email: string; name: string } | null> {
      return (await auth.$context).internalAdapter.findUserById(id);
    },

    /** Makes a person without a password: he sets it through a one-time link. */
    async createPerson(email: string, name: string): Promise<PersonId> {
      const { internalAdapter } = await auth.$context;
      const user = await internalAdapter.createUser({ email: email.toLowerCase(), name, emailVerified: true }, { method: 'admin' });
      return user.id;
    },

    /** Sets name and password, and ends every session that the person had. */
    async setPassword(id: PersonId, name: string, password: string): Promise<void> {
      const { internalAdapter, password: hasher } = await auth.$context;
      const hash = await hasher.hash(password);
      if (await internalAdapter.findCredentialAccount(id)) await internalAdapter.updatePassword(id, hash);
      else await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash });
      await internalAdapter.updateUser(id, { name });
      await internalAdapter.deleteUserSessions(id);
    },
  };
}
