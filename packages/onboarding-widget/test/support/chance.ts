import type { ConsentChannel } from '@chatelaine/shared';
import { randomFrom } from '@chatelaine/tools/random-from';
import type { ModelClient } from './model-server.ts';

/** Chance, the same for the same seed. */
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

/** One client or two of one person, with a few numbers or more. */
export function randomClients(chance: Chance): ModelClient[] {
  // Once in three times everything is Shared, which the page has a screen for.
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

/** One number, of which the index makes the id. */
export function randomChannel(chance: Chance, at: number): ConsentChannel {
  const isPaid = chance.isLucky(0.2);
  return {
    id: `ch${at}`,
    phoneNumber: `+4477009001${String(at).padStart(2, '0')}`,
    name: `Shop ${at}`,
    status: 'running',
    payment: isPaid ? 'partner' : 'direct',
    permission: chance.isLucky(0.5) ? 'shared' : 'missing',
    expiresAt: null,
    mayWithdraw: !isPaid,
    requested: chance.isLucky(0.1),
    ownKey: null,
  };
}
