import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import * as z from 'zod';
import { originIn } from '../platform/base-url.ts';
import type { Clock } from '../platform/clock.ts';
import { newId, randomBase62 } from '../platform/id.ts';
import { cookiePrefix, isSecure } from './cookie-prefix.ts';
import { passwordHash } from './password-hash.ts';

export interface AuthOptions {
  pool: Pool;
  baseUrl: string;
  secret: string;
  clock: Clock;
}

const WEEK_S = 7 * 24 * 60 * 60;

/**
 * Sets up the library that keeps people's identities, in the schema `identity`. The library's own routes are not
 * mounted.
 */
export function createAuth({ pool, baseUrl, secret, clock }: AuthOptions) {
  const secure = isSecure(baseUrl);
  const prefix = cookiePrefix(baseUrl);
  return betterAuth({
    appName: 'Chatelaine',
    baseURL: originIn(baseUrl),
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { dialect: new PostgresDialect({ pool }), type: 'postgres', schemaName: 'identity', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      password: passwordHash,
    },
    session: {
      expiresIn: WEEK_S,
      updateAge: 24 * 60 * 60,
      cookieCache: { enabled: false },
      // True when the sign-in needed no code of the authenticator app, because the browser is remembered. A session
      // with the value true does not allow a dangerous act.
      additionalFields: { codeSkipped: { type: 'boolean', required: false, input: false } },
    },
    plugins: [OPENING],
    // Our own code counts failures in the database, per account and per address.
    rateLimit: { enabled: false },
    databaseHooks: {
      // The session's time comes from the server's clock, because the same clock later decides whether the sign-in was
      // more than ten minutes ago.
      session: { create: { before: async (session) => ({ data: { ...session, createdAt: clock.now() } }) } },
    },
    advanced: {
      // Our own prefix already has `__Host-` where cookies are sent over https only, so the library must add no prefix.
      useSecureCookies: false,
      cookiePrefix: prefix,
      defaultCookieAttributes: { secure },
      ...(secure ? { cookies: { session_token: { name: prefix } } } : {}),
      ipAddress: { ipAddressHeaders: ['x-chatelaine-ip'] },
      database: { generateId: ({ model }) => (model === 'user' ? newId('person') : randomBase62(22)) },
    },
  });
}

// The library opens a session immediately after it has compared a password itself. So we could not ask for a code
// between these two steps. This endpoint opens a session without comparing a password. The endpoint has no path, so no
// request can reach it.
const OPENING = {
  id: 'open-session',
  endpoints: {
    openSession: createAuthEndpoint(
      { method: 'POST', body: z.object({ personId: z.string(), codeSkipped: z.boolean() }) },
      async (ctx) => {
        const { personId, codeSkipped } = ctx.body;
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(personId);
        if (user === null) return null;
        const session = await internalAdapter.createSession(personId, false, { codeSkipped });
        await setSessionCookie(ctx, { session, user });
        return { token: session.token };
      },
    ),
  },
} satisfies BetterAuthPlugin;
