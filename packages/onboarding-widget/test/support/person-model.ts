import type { ConsentChannel } from '@chatelaine/shared';
import type { ModelServer } from './model-server.ts';

/** A model of the choice that the person has made so far. The walks compare the page with this model. */
export class PersonModel {
  ticked = new Set<string>();
  hasEnd = false;
  /** True: the last press on the question was *Keep as it is*, whatever is ticked. */
  isKeeping = false;
  channels: ConsentChannel[] = [];
  /**
   * The numbers that the page showed in a review since the page was opened. `isConfirmed` says whether the person
   * confirmed these numbers in the review.
   */
  reviewed: string[] | null = null;
  isConfirmed = false;
  #of = '';
  #turn = 0;

  /**
   * Reads the last question that the page received. A number that is new or has changed gets its tick from the
   * question. The person's choice is kept for all other numbers.
   */
  hear({ asked }: ModelServer): void {
    if (asked === null || asked.turn === this.#turn) return;
    const { channels, client, person } = asked.question;
    const isSame = this.#of === `${person.email} ${client.id}`;
    const before = new Map(isSame ? this.channels.map(({ id, permission }) => [id, permission]) : []);
    if (!isSame) this.hasEnd = false;
    this.ticked = new Set(
      channels
        .filter(({ id, permission, requested }) =>
          before.get(id) === permission ? this.ticked.has(id) : permission === 'shared' || requested,
        )
        .map(({ id }) => id),
    );
    this.channels = channels;
    this.#of = `${person.email} ${client.id}`;
    this.#turn = asked.turn;
  }

  /** Forgets the choice after a sign-out. The next person starts without a choice. */
  forget(): void {
    this.#of = '';
  }

  isWanted({ id, permission, mayWithdraw }: ConsentChannel): boolean {
    return this.ticked.has(id) || (permission === 'shared' && !mayWithdraw);
  }

  /** The answer that matches the choice. */
  get change() {
    const idsOf = (permission: ConsentChannel['permission'], isWanted: boolean) =>
      this.channels
        .filter((channel) => channel.permission === permission && this.isWanted(channel) === isWanted)
        .map(({ id }) => id);
    return { grant: idsOf('missing', true), withdraw: idsOf('shared', false), keep: idsOf('shared', true) };
  }

  /** The answer that the person has sent: the choice, or that nothing changes. */
  get meant() {
    const { channels } = this;
    const shared = channels.filter(({ permission }) => permission === 'shared').map(({ id }) => id);
    return this.isKeeping ? { grant: [], withdraw: [], keep: shared } : this.change;
  }

  /** Ticks every Shared number again, as *Keep it* and *Keep as it is* do. */
  keepShared(): void {
    for (const { id, permission } of this.channels) if (permission === 'shared') this.ticked.add(id);
  }

  /** Unticks every Missing number of these. */
  untick(ids: string[]): void {
    for (const { id, permission } of this.channels)
      if (permission === 'missing' && ids.includes(id)) this.ticked.delete(id);
  }

  /** The text that the button of the question must have. */
  get label(): string {
    const { grant, withdraw, keep } = this.change;
    if (grant.length > 0 && withdraw.length > 0) return 'Save changes';
    if (grant.length > 0) return `Connect ${countOf(grant)}`;
    if (withdraw.length > 0) return `Withdraw permission for ${countOf(withdraw)}`;
    return keep.length > 0 ? 'Keep as it is' : 'Connect';
  }
}

const countOf = (ids: string[]): string => (ids.length === 1 ? '1 number' : `${ids.length} numbers`);
