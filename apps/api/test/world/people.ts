import type { RequestedCode } from '@chatelaine/shared';
import type { Pool } from 'pg';
import { inject } from 'vitest';
import { runAdmin } from '../../src/admin.ts';
import { passwordHash } from '../../src/person/password-hash.ts';
import type { Clock } from '../../src/platform/clock.ts';
import type { Mail } from '../../src/platform/mail/mailer.ts';
import { bodyOf, resultOf } from './answer.ts';
import { type Caller, callerWith, headersOfSecret, type Sent } from './caller.ts';
import type { Node } from './node.ts';
import { cookieIn, signInAt, type User, type Visitor, visitorWith } from './visitor.ts';

/** A person who is not in the demo world. */
export interface Invited extends Visitor {
  id: string;
}

/** A requested code, and the value of the header with which a person sends the code. */
export interface Code extends RequestedCode {
  /**
   * The value of the header. The value has no digits when the person has an authenticator app, because only the app
   * shows the digits.
   */
  header: string;
}

/** All callers of the servers of a world. */
export interface People {
  /** Returns a person of the demo world, who is signed in already. Each person has one session. */
  as(person: User): Visitor;
  /** Returns a program that sends this secret in the right header, or a program that sends these headers. */
  as(program: string | { secret: string } | Record<string, string>): Caller;
  /** A person who uses our own pages and has not signed in. */
  nobody: Caller;
  /** Signs a person in through the real route. The person gets a new session. */
  signIn(user: User, sent?: Pick<Sent, 'node'>): Promise<Visitor>;
  /** Adds a new person to an account in the usual way: an invitation and a sign-up. */
  invite(account: string, email: string, more?: { role?: string; password?: string }): Promise<Invited>;
  /** Requests a one-time code for this call as the person. Reads the code in the mail when the server sends one. */
  code(person: Visitor, procedure: string, input: unknown, sent?: Sent): Promise<Code>;
}

/**
 * Makes the callers of these servers. The session of a person of the demo world begins when a test first uses the
 * session, at the time of this clock.
 */
export function peopleOf(nodes: readonly Node[], tables: Pool, clock: Clock): People {
  const baseUrl = (node: number) => nodeAt(nodes, node).baseUrl;
  const visitor = (user: User & { cookie: string }, ready?: () => Promise<unknown>) =>
    visitorWith(user, { baseUrl, ready });
  const sessions = new Map<string, Visitor>();

  const ofDemo = (user: User): Visitor => {
    const kept = sessions.get(user.email);
    if (kept !== undefined) return kept;
    const cookie = inject('cookies')[user.email];
    if (cookie === undefined) throw new Error(`${user.email} is not of the demo world: use invite or signIn.`);
    let begun: Promise<unknown> | undefined;
    const made = visitor({ ...user, cookie }, () => (begun ??= beginSession(tables, user.email, clock)));
    sessions.set(user.email, made);
    return made;
  };
  const as = (who: User | string | Record<string, string>): Visitor | Caller => {
    if (typeof who === 'string') return callerWith({ baseUrl, headers: () => headersOfSecret(who) });
    if ('email' in who && 'password' in who)
      return ofDemo({ email: String(who.email), password: String(who.password) });
    if ('secret' in who) return as(String(who.secret));
    return callerWith({ baseUrl, headers: () => who });
  };
  const nobody = callerWith({ baseUrl, headers: (at) => ({ origin: new URL(at).origin, 'x-chatelaine': '1' }) });
  return {
    as: as as People['as'],
    nobody,
    signIn: async (user, { node = 0 } = {}) =>
      visitor({ ...user, cookie: (await signInAt(baseUrl(node), user)).cookie }),
    async invite(account, email, { role = 'owner', password = `A password of ${email}` } = {}) {
      const add = ['person', 'add', '--email', email, '--account', account, '--role', role];
      const { id, token } = (await runAdmin(nodeAt(nodes, 0).services, add)) as { id: string; token: string };
      const joined = await nobody.post('/sign-in/new', { token, name: 'Somebody', password });
      bodyOf(joined);
      await makePasswordCheap(tables, id, password);
      return Object.assign(visitor({ email, password, cookie: cookieIn(joined.headers.getSetCookie()) }), { id });
    },
    async code(person, procedure, input, sent) {
      const { mailbox } = nodeAt(nodes, sent?.node ?? 0).services;
      const before = new Set(mailbox?.list());
      const made = resultOf<RequestedCode>(await person.change('codes.request', { procedure, input }, sent));
      if (made.method === 'authenticator') return { ...made, header: made.id };
      const mails = (mailbox?.list() ?? []).filter((mail) => !before.has(mail) && isCodeFor(person, mail));
      const [mail] = mails;
      if (mail === undefined || mails.length > 1)
        throw new Error(`${person.email} was sent ${mails.length} codes for ${procedure}, not one.`);
      return { ...made, header: `${made.id} ${mail.text.slice(0, 8)}` };
    },
  };
}

const isCodeFor = ({ email }: Visitor, { to, text }: Mail) => to === email && /^\d{8} /.test(text);

function nodeAt(nodes: readonly Node[], index: number): Node {
  const node = nodes[index];
  if (node === undefined) throw new Error(`The world has ${nodes.length} servers.`);
  return node;
}

// A real password hash takes long, and each sign-in would compute it. Tests with invited persons do not need this cost,
// so this function stores a cheap hash.
async function makePasswordCheap(tables: Pool, personId: string, password: string): Promise<void> {
  const cheap = await passwordHash.hash(password, { memoryKib: 16, passes: 1 });
  await tables.query('update identity.account set password = $1 where "userId" = $2', [cheap, personId]);
}

// The session in the copied database is as old as the template database. By this world's clock the session could be too
// old for a dangerous act, so this function lets the session begin now.
async function beginSession(tables: Pool, email: string, clock: Clock): Promise<void> {
  await tables.query(
    `update identity.session set "createdAt" = $1, "updatedAt" = $1, "expiresAt" = $1::timestamptz + interval '7 days'
     where "userId" = (select id from identity."user" where email = $2)`,
    [clock.now(), email],
  );
}
