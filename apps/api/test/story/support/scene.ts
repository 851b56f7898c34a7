import { inject } from 'vitest';
import { fakeClock, type MovedClock } from '../../world/clock.ts';
import type { Invited } from '../../world/people.ts';
import { startWorld, type World } from '../../world/start-world.ts';
import type { User, Visitor } from '../../world/visitor.ts';
import { type KeptAnswer, keeping, type Teller, telling } from './teller.ts';

/** A person who uses our own pages. */
export interface Person extends Teller {
  /**
   * Requests a one-time code for this call, reads the code in the mail, and returns the option that sends the code with
   * the call.
   */
  code(procedure: string, input: unknown): Promise<{ code: string }>;
  /** Requests a one-time code and sends the call with the code. */
  confirm<T>(procedure: string, input: unknown): Promise<T>;
}

/**
 * A running server of the demo world behind a proxy that the server trusts. Its clock adds a millisecond at every read,
 * and a story can move the clock forward.
 */
export interface Scene extends Pick<World, 'admin'>, AsyncDisposable {
  clock: MovedClock;
  /** The base URL of the first server. */
  url: string;
  /**
   * Returns a person who is signed in and acts for this account. Without an account the person acts for their only
   * account.
   */
  as(person: User | Visitor, account?: string): Person;
  /** Signs a person in with a new session. */
  signIn(user: User): Promise<Person>;
  /** Returns a program that sends these headers, such as a key, a token or the address of the caller. */
  program(headers: Record<string, string>): Teller;
  /** Adds a new person to an account in the usual way: an invitation and a sign-up. */
  invite(account: string, email: string, role?: string): Promise<Invited>;
  /**
   * Starts another server and stops the server that ran before. At the stop, the old server writes the calls that it
   * has counted to the table of usage.
   */
  restart(): Promise<void>;
  /** Lists the paths of the calls whose answers contain this text, and the mails that contain it. */
  whereShown(text: string): string[];
}

export async function openScene(): Promise<Scene> {
  const clock = fakeClock();
  startInside(clock);
  const world = await startWorld({ clock, config: { trustedProxies: ['127.0.0.0/8', '::1/128'] } });
  const answers: KeptAnswer[] = [];
  const newest = () => ({ node: world.nodes.length - 1 });

  const person = (visitor: Visitor, account?: string): Person => {
    const kept = keeping(visitor, answers, () => ({ ...newest(), account }));
    const teller = telling(kept);
    const code: Person['code'] = async (procedure, input) => {
      const { header } = await world.code(kept, procedure, input, newest());
      return { code: header };
    };
    return {
      ...teller,
      code,
      confirm: async (procedure, input) => teller.change(procedure, input, await code(procedure, input)),
    };
  };
  return {
    clock,
    url: world.baseUrl,
    admin: world.admin,
    program: (headers) => telling(keeping(world.as(headers), answers, newest)),
    as: (who, account) => person('cookie' in who ? who : world.as(who), account),
    signIn: async (user) => person(await world.signIn(user, newest())),
    invite: (account, email, role) => world.invite(account, email, { role }),
    async restart() {
      const before = world.nodes.at(-1);
      await world.addNode();
      await before?.stop();
    },
    whereShown: (text) => [
      ...answers.filter((answer) => answer.text.includes(text)).map(({ path }) => path),
      ...world.mails().flatMap((mail) => (mail.text.includes(text) ? [`mail to ${mail.to}`] : [])),
    ],
    [Symbol.asyncDispose]: world.stop,
  };
}

const HOUR = 3_600_000;

/**
 * Moves the clock to the first instant of a minute that is at least an hour away from the end of a month. So the
 * limited calls of a story fall into the same minute and the same month.
 */
function startInside(clock: MovedClock): void {
  clock.pass(60_000 - (clock.now().getTime() % 60_000));
  const now = clock.now();
  if (new Date(now.getTime() + HOUR).getUTCMonth() !== now.getUTCMonth()) clock.pass(HOUR);
}

/** Returns a range of time from yesterday until tomorrow, for queries about usage. */
export function around({ clock }: Scene): { from: string; to: string } {
  const now = clock.now().getTime();
  return { from: new Date(now - 24 * HOUR).toISOString(), to: new Date(now + 24 * HOUR).toISOString() };
}

/** Returns the accounts of the demo world that the stories use. */
export function demoCast() {
  const { partner, clients, organizationKey } = inject('demo');
  const [bakery, travel] = clients;
  if (bakery === undefined || travel === undefined) throw new Error('The demo world has other clients.');
  return { partner, bakery, travel, organizationKey };
}
