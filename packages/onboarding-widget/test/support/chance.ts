import type { ConsentChannel } from '@chatelaine/shared';
import { randomFrom } from '@chatelaine/tools/random-from';
import type { ModelClient } from './model-server.ts';

/** A source of random values. The same seed gives the same values. */
export class Chance {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  isLucky(share: number): boolean {
    return this.#random() < share;
  }
  below(count: number): number {
    return Math.floor(this.#random() * count);
  }
  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T;
  }
}

/** Makes one or two clients of one person. A client has a few numbers, and sometimes up to twelve. */
export function randomClients(chance: Chance): ModelClient[] {
  // In a third of the cases all numbers are Shared, because the page has its own screen for this case.
  const isAllShared = chance.isLucky(0.33);
  return Array.from({ length: chance.isLucky(0.8) ? 1 : 2 }, (_, client) => ({
    id: `client${client}`,
    name: `Client ${client}`,
    channels: Array.from({ length: 1 + chance.below(chance.isLucky(0.2) ? 12 : 4) }, (_each, at) => ({
      ...randomChannel(chance, at + client * 50),
      ...(isAllShared && { permission: 'shared', payment: 'direct', mayWithdraw: true }),
    })),
  }));
}

/** Makes one number. The id of the number is made from its index. */
export function randomChannel(chance: Chance, at: number): ConsentChannel {
  const isPaid = chance.isLucky(0.2);
  return {
    id: `ch${at}`,
    phoneNumber: `+4477009001${String(at).padStart(2, '0')}`,
    name: `Shop ${at}`,
    status: 'running',
    payment: isPaid ? 'partner' : 'direct',
    permission: chance.isLucky(0.5) ? 'shared' : 'missing',
    sharedAt: null,
    expiresAt: null,
    mayWithdraw: !isPaid,
    requested: chance.isLucky(0.1),
    ownKey: null,
  };
}
