import type { ClientId } from '@chatelaine/shared';
import type { ReadCarried } from './read-carried.ts';

/** A message that waits for the database. */
export interface Waiting {
  message: ReadCarried;
  /** When it came, on the clock of `performance.now()`. */
  since: number;
  /** Lets the caller go on. A second call does nothing. */
  tell: () => void;
}

/** How much waits. The characters are those of the content as JSON. */
export interface Amount {
  messages: number;
  characters: number;
}

// A batch has so many messages and characters at most, so a transaction stays short.
const BATCH: Amount = { messages: 500, characters: 4 * 1024 * 1024 };

/** The messages that wait, in the order in which they came. */
export class CarriedLine {
  #waiting: Waiting[] = [];
  readonly #amounts = new Map<ClientId, Amount>();
  readonly total: Amount = { messages: 0, characters: 0 };

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  totalOf(clientId: ClientId): Amount {
    return this.#amounts.get(clientId) ?? { messages: 0, characters: 0 };
  }

  add(waiting: Waiting): void {
    this.#waiting.push(waiting);
    this.#count(waiting, 1);
  }

  /** Returns the messages of the next batch. They stay in the line until {@link CarriedLine.end}. */
  first(): Waiting[] {
    let characters = 0;
    const end = this.#waiting.findIndex(({ message }, at) => {
      characters += message.size;
      return at === BATCH.messages || (at > 0 && characters > BATCH.characters);
    });
    return this.#waiting.slice(0, end === -1 ? undefined : end);
  }

  /** Takes messages that are stored, or cannot be stored, out of the line, and lets their callers go on. */
  end(done: readonly Waiting[]): void {
    this.#take(new Set(done));
    for (const { tell } of done) tell();
  }

  /** Moves the messages of a client to a new line. */
  leave(clientId: ClientId): CarriedLine {
    const line = new CarriedLine();
    const theirs = this.#waiting.filter(({ message }) => message.clientId === clientId);
    this.#take(new Set(theirs));
    for (const each of theirs) line.add(each);
    return line;
  }

  /** Lets the callers of the messages that came before this time go on. The messages still wait. */
  tellOlderThan(time: number): void {
    for (const { since, tell } of this.#waiting) if (since < time) tell();
  }

  #take(taken: ReadonlySet<Waiting>): void {
    if (taken.size === 0) return;
    this.#waiting = this.#waiting.filter((each) => !taken.has(each));
    for (const each of taken) this.#count(each, -1);
  }

  #count({ message: { clientId, size } }: Waiting, sign: 1 | -1): void {
    const own = this.totalOf(clientId);
    for (const amount of [own, this.total]) {
      amount.messages += sign;
      amount.characters += sign * size;
    }
    if (own.messages === 0) this.#amounts.delete(clientId);
    else this.#amounts.set(clientId, own);
  }
}
