import { inject } from 'vitest';
import { fakeClock, type MovedClock } from '../../world/clock.ts';
import type { Invited } from '../../world/people.ts';
import { startWorld, type World } from '../../world/start-world.ts';
import type { User, Visitor } from '../../world/visitor.ts';
import { type KeptAnswer, keeping, type Teller, telling } from './teller.ts';

/** A person at our own pages. */
export interface Person extends Teller {
  /** Asks for a one-time code for exactly this call, takes it out of the mail, and gives what brings it. */
  code(procedure: string, input: unknown): Promise<{ code: string }>;
  /** Calls with such a code. */
  confirm<T>(procedure: string, input: unknown): Promise<T>;
}

/** A running server of the demo world behind a proxy that it trusts, with a clock that stands still until it is told. */
export interface Scene extends Pick<World, 'admin'>, AsyncDisposable {
  clock: MovedClock;
  /** Somebody who is signed in, and acts for this account; without one for the only one he has. */
  as(person: User | Visitor, account?: string): Person;
  /** Signs somebody in anew. */
  signIn(user: User): Promise<Person>;
  /** Any program, with the headers that it sends: a key, a token, from where it comes. */
  program(headers: Record<string, string>): Teller;
  /** Invites a person to an account, as every new person is invited. */
  invite(account: string, email: string, role?: string): Promise<Invited>;
  /** Starts another server and stops the first one, which then writes the calls that it counted to the table. */
  restart(): Promise<void>;
  /** Lists the calls whose answer contained this text, and the mails that contained it. */
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

/** What is limited by the minute or the month happens in one: from the first of a minute on, not at a month's end. */
function startInside(clock: MovedClock): void {
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
