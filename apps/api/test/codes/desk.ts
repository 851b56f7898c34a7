import type { RequestedCode } from '@chatelaine/shared';
import { inject } from 'vitest';
import { runAdmin } from '../../src/admin.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { type RunningServer, startServer } from '../../src/server.ts';
import { copyWorld } from '../database.ts';
import { signInAt } from '../person-browser.ts';
import { testConfig } from '../test-config.ts';

/** What a procedure answered. */
export interface Told {
  status: number;
  /** The code of the refusal, or null. */
  refusal: string | null;
  data: unknown;
}

/** A code as its owner has it. */
export interface Code extends RequestedCode {
  /** What the header says. */
  header: string;
}

/** A person at our own pages, on one of two servers. */
export interface Visitor {
  email: string;
  /** Calls a changing procedure; `code` becomes the header. */
  call(procedure: string, input: unknown, sent?: { code?: string; account?: string; node?: 0 | 1 }): Promise<Told>;
  /** Reads with a procedure. */
  read(procedure: string, account?: string): Promise<Told>;
  /** Asks for a code and takes it out of the mail. */
  code(procedure: string, input: unknown, account?: string): Promise<Code>;
}

/** Two servers over one copy of the demo world, and people at them. */
export interface Desk extends AsyncDisposable {
  servers: readonly [RunningServer, RunningServer];
  partnerId: string;
  /** The partner's owner. */
  owner: Visitor;
  /** Another person with a role in an account. */
  invite(account: string, email: string, role?: string): Promise<Visitor>;
  mails(): { to: string; subject: string; text: string }[];
  sql<T>(statement: string, values?: unknown[]): Promise<T[]>;
}

/** A clock that stands still until it is told otherwise: for ends that are exact to the millisecond. */
export function stillClock(): Clock & { pass(ms: number): void } {
  let at = Date.now();
  return {
    now: () => new Date(at),
    pass: (ms) => {
      at += ms;
    },
  };
}

export async function openDesk(clock: Clock = stillClock()): Promise<Desk> {
  const { partner } = inject('demo');
  const config = testConfig({ databaseUrl: await copyWorld() });
  const start = () => startServer(config, { clock, log: createLog('silent') });
  const servers = [await start(), await start()] as const;
  const { house } = servers[0];
  const mails = () => servers.flatMap((server) => server.house.mailbox?.list() ?? []);
  const visit = (user: { email: string; password: string }) => visitorOf(servers, user, mails);
  return {
    servers,
    partnerId: partner.id,
    owner: await visit(partner.user),
    async invite(account, email, role = 'owner') {
      const add = ['person', 'add', '--email', email, '--account', account, '--role', role];
      const { token } = (await runAdmin(house, add)) as { token: string };
      const password = `A password of ${email}`;
      await post(`${house.beginWork().house.baseUrl}/sign-in/new`, { token, name: 'Somebody', password }, {});
      return visit({ email, password });
    },
    mails,
    sql: async <T>(statement: string, values: unknown[] = []) =>
      (await house.pool.query(statement, values)).rows as T[],
    [Symbol.asyncDispose]: async () => void (await Promise.all(servers.map(({ stop }) => stop()))),
  };
}

async function visitorOf(
  servers: Desk['servers'],
  user: { email: string; password: string },
  mails: Desk['mails'],
): Promise<Visitor> {
  // The cookie is good on every node; each has its own origin here, as it has its own port.
  const [{ baseUrl }] = servers;
  const { cookie } = await signInAt(baseUrl, user);
  const headersFor = (node: 0 | 1, account?: string) => ({
    cookie,
    'x-chatelaine': '1',
    origin: servers[node].baseUrl,
    ...(account !== undefined && { 'x-chatelaine-account': account }),
  });
  const call: Visitor['call'] = (procedure, input, { code, account, node = 0 } = {}) =>
    post(`${servers[node].baseUrl}/trpc/${procedure}`, input, {
      ...headersFor(node, account),
      ...(code !== undefined && { 'x-one-time-code': code }),
    });
  return {
    email: user.email,
    call,
    read: async (procedure, account) =>
      toldBy(await fetch(`${baseUrl}/trpc/${procedure}`, { headers: headersFor(0, account) })),
    async code(procedure, input, account) {
      const before = mails().length;
      const told = await call('codes.request', { procedure, input }, account === undefined ? {} : { account });
      if (told.status !== 200) throw new Error(`No code: ${told.refusal}`);
      const made = told.data as RequestedCode;
      const [mail] = mails();
      const digits = mails().length > before ? (mail?.text.slice(0, 8) ?? '') : '';
      return { ...made, header: `${made.id} ${digits}` };
    },
  };
}

async function post(url: string, input: unknown, headers: Record<string, string>): Promise<Told> {
  const body = JSON.stringify(input);
  return toldBy(
    await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }),
  );
}

async function toldBy(answer: Response): Promise<Told> {
  const body = (await answer.json()) as { result?: { data: unknown }; error?: { data: unknown } };
  const data = body.result?.data ?? body.error?.data ?? body;
  return { status: answer.status, refusal: answer.headers.get('x-refusal'), data };
}

/** Other digits of the same length. */
export const wrongOf = (header: string): string => header.slice(0, -1) + String((Number(header.slice(-1)) + 1) % 10);
