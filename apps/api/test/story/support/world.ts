import type { Chatelaine } from '@chatelaine/sdk';
import { bodyOf } from '../../world/answer.ts';
import { startWorld as start } from '../../world/start-world.ts';
import type { User, Visitor } from '../../world/visitor.ts';

/** A client of the world: a person who may sign in for the client, and the client's numbers. */
export interface WorldClient {
  id: string;
  owner: User;
  channels: { id: string; phoneNumber: string; name: string; status: string }[];
}

/** A running Chatelaine with its demo world, as callers see it from outside. No member writes the database. */
export interface World extends AsyncDisposable {
  /** A client on Direct Payment with three running numbers and one number that does not run yet. */
  client: WorldClient;
  /** The partner's backend, which uses the SDK. */
  partner: Chatelaine;
  signIn(user: User): Promise<Visitor>;
  /** Sends a message with a key, as any program does. Throws a refusal. */
  send(key: { secret: string }): Promise<{ messages: { id: string }[] }>;
  stop(): Promise<void>;
}

/** Starts a server with its own database and port. */
export async function startWorld(): Promise<World> {
  const { bakery, partner, signIn, as, stop } = await start();
  return {
    client: { id: bakery.id, owner: bakery.user, channels: bakery.channels },
    partner,
    signIn: (user) => signIn(user),
    send: async (key) => bodyOf(await as(key).send()),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
