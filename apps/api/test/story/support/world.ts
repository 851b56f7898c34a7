import type { Chatelaine } from '@chatelaine/sdk';
import { bodyOf } from '../../world/answer.ts';
import { startWorld as start } from '../../world/start-world.ts';
import type { User, Visitor } from '../../world/visitor.ts';

/** A client of the world: who may sign in for it, and its numbers. */
export interface WorldClient {
  id: string;
  owner: User;
  channels: { id: string; phoneNumber: string; name: string; status: string }[];
}

/** A running Chatelaine with its demo world, seen from outside. Nothing here writes the database. */
export interface World extends AsyncDisposable {
  /** A client on Direct Payment with three running numbers and one that is not running yet. */
  client: WorldClient;
  /** The partner's backend, with the SDK. */
  partner: Chatelaine;
  signIn(user: User): Promise<Visitor>;
  /** Sends a message with a key, as any program would; a refusal is thrown. */
  send(key: { secret: string }): Promise<{ messages: { id: string }[] }>;
  stop(): Promise<void>;
}

/** Starts a server on a database and a port of its own. */
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
