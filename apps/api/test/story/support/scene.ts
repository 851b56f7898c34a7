import type { RequestedCode } from '@chatelaine/shared';
import { inject } from 'vitest';
import { runAdmin } from '../../../src/admin.ts';
import { createLog } from '../../../src/platform/log.ts';
import { type RunningServer, startServer } from '../../../src/server.ts';
import { copyWorld } from '../../database.ts';
import { type FakeClock, fakeClock } from '../../fake-clock.ts';
import { signInAt } from '../../person-browser.ts';
import { testConfig } from '../../test-config.ts';
import { type Answer, type Caller, callerAt } from './caller.ts';

/** Who may sign in. */
export interface User {
  email: string;
  password: string;
}

/** A person at our own pages. */
export interface Person extends Caller {
  /** Asks for a one-time code for exactly this call, takes it out of the mail, and gives the header that brings it. */
  code(procedure: string, input: unknown): Promise<Record<string, string>>;
  /** Calls with such a code. */
  confirm<T>(procedure: string, input: unknown): Promise<T>;
}

/** A running server of the demo world behind a proxy that it trusts, with a clock that stands still until it is told. */
export interface Scene extends AsyncDisposable {
  clock: FakeClock;
  /** Signs somebody in, who then acts for this account; without one for the only one he has. */
  signIn(user: User, account?: string): Promise<Person>;
  /** Any program, with the headers that it sends: a key, a token, from where it comes. */
  program(headers: Record<string, string>): Caller;
  /** Makes somebody a person of an account, the way every new one goes. */
  invite(account: string, email: string, role?: string): Promise<User>;
  /** The operator's terminal. */
  admin<T>(...argv: string[]): Promise<T>;
  /** Another server takes over, the first one is stopped: what was counted in its memory is in the table. */
  restart(): Promise<void>;
  /** Of which calls an answer, or of which mails the text, contained this. */
  whereShown(text: string): string[];
}

export async function openScene(): Promise<Scene> {
  const config = testConfig({ databaseUrl: await copyWorld(), trustedProxies: ['127.0.0.0/8', '::1/128'] });
  const clock = fakeClock();
  startInside(clock);
  const start = () => startServer(config, { clock, log: createLog('silent') });
  const servers: [RunningServer, ...RunningServer[]] = [await start()];
  const answers: Answer[] = [];
  const baseUrl = () => servers[0].baseUrl;
  const mails = () => servers.flatMap(({ house }) => house.mailbox?.list() ?? []);
  const program = (headers: Record<string, string>) => callerAt(baseUrl, () => headers, answers);
  const admin = <T>(...argv: string[]) => runAdmin(servers[0].house, argv) as Promise<T>;

  return {
    clock,
    program,
    admin,
    async signIn(user, account) {
      const { cookie } = await signInAt(baseUrl(), user);
      const named: Record<string, string> = account === undefined ? {} : { 'x-chatelaine-account': account };
      const caller = callerAt(baseUrl, () => ({ cookie, 'x-chatelaine': '1', origin: baseUrl(), ...named }), answers);
      const code: Person['code'] = async (procedure, input) => {
        const { id } = await caller.change<RequestedCode>('codes.request', { procedure, input });
        const mail = mails().find(({ to, text }) => to === user.email && /^\d{8} /.test(text));
        return { 'x-one-time-code': `${id} ${mail?.text.slice(0, 8)}` };
      };
      const confirm: Person['confirm'] = async (procedure, input) =>
        caller.change(procedure, input, await code(procedure, input));
      return { ...caller, code, confirm };
    },
    async invite(account, email, role = 'owner') {
      const { token } = await admin<{ token: string }>(
        ...['person', 'add', '--email', email, '--account', account, '--role', role],
      );
      const password = `A password of ${email}`;
      const body = { token, name: 'Somebody', password };
      await program({}).post('/sign-in/new', body);
      return { email, password };
    },
    async restart() {
      const [before] = servers;
      servers.unshift(await start());
      await before.stop();
    },
    whereShown: (text) => [
      ...answers.filter((answer) => answer.text.includes(text)).map(({ path }) => path),
      ...mails().flatMap((mail) => (mail.text.includes(text) ? [`mail to ${mail.to}`] : [])),
    ],
    [Symbol.asyncDispose]: async () => void (await Promise.all(servers.map(({ stop }) => stop()))),
  };
}

const HOUR = 3_600_000;

/** What is limited by the minute or the month happens in one: from the first of a minute on, not at a month's end. */
function startInside(clock: FakeClock): void {
  clock.pass(60_000 - (clock.now().getTime() % 60_000));
  const now = clock.now();
  if (new Date(now.getTime() + HOUR).getUTCMonth() !== now.getUTCMonth()) clock.pass(HOUR);
}

/** From yesterday until tomorrow, as questions about usage ask. */
export function around({ clock }: Scene): { from: string; to: string } {
  const now = clock.now().getTime();
  return { from: new Date(now - 24 * HOUR).toISOString(), to: new Date(now + 24 * HOUR).toISOString() };
}

/** The accounts of the demo world as the stories name them. */
export function demoCast() {
  const { partner, clients, organizationKey } = inject('demo');
  const [bakery, travel] = clients;
  if (bakery === undefined || travel === undefined) throw new Error('The demo world has other clients.');
  return { partner, bakery, travel, organizationKey };
}
