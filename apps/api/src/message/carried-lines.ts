import type { ClientId } from '@chatelaine/shared';
import { type Amount, CarriedLine, type Waiting } from './carried-line.ts';

/** How much may wait in memory: of all clients, and of one client. */
export interface CarriedLimits {
  all: Amount;
  client: Amount;
}

const MIB = 1024 * 1024;
const LIMITS: CarriedLimits = {
  all: { messages: 20_000, characters: 64 * MIB },
  client: { messages: 5_000, characters: 16 * MIB },
};

/** The line of all clients, and the lines of the clients whose rows are locked. */
export class CarriedLines {
  readonly all = new CarriedLine();
  readonly #apart = new Map<ClientId, CarriedLine>();
  readonly #limits: CarriedLimits;

  constructor(limits: CarriedLimits = LIMITS) {
    this.#limits = limits;
  }

  get total(): Amount {
    const amounts = this.#lines().map(({ total }) => total);
    const sum = (of: keyof Amount) => amounts.reduce((all, amount) => all + amount[of], 0);
    return { messages: sum('messages'), characters: sum('characters') };
  }

  /** Adds a message to the line of its client, or to the line of all. Returns `full` when there is no room. */
  add(waiting: Waiting): 'all' | 'apart' | 'full' {
    const { clientId, size } = waiting.message;
    const apart = this.#apart.get(clientId);
    const line = apart ?? this.all;
    const hasRoom = (used: Amount, most: Amount) =>
      used.messages < most.messages && used.characters + size <= most.characters;
    if (!hasRoom(this.total, this.#limits.all) || !hasRoom(line.totalOf(clientId), this.#limits.client)) return 'full';
    line.add(waiting);
    return apart === undefined ? 'all' : 'apart';
  }

  /** Gives a client a line of its own. */
  part(clientId: ClientId): void {
    this.#apart.set(clientId, this.all.leave(clientId));
  }

  /** Returns the line of each client that has one. A line that is empty afterwards ends. */
  *apart(): Iterable<[ClientId, CarriedLine]> {
    for (const [clientId, line] of this.#apart) {
      yield [clientId, line];
      if (line.isEmpty) this.#apart.delete(clientId);
    }
  }

  /** Lets the callers of the messages that came before this time go on. The messages still wait. */
  tellOlderThan(time: number): void {
    for (const line of this.#lines()) line.tellOlderThan(time);
  }

  #lines(): CarriedLine[] {
    return [this.all, ...this.#apart.values()];
  }
}
