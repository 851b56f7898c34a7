import type { ConsentChannel } from '@chatelaine/shared';
import type { ModelServer } from './model-server.ts';

/** What somebody means at this moment: the model that the page is held against. */
export class PersonModel {
  scope: 'all' | 'chosen' = 'chosen';
  ticked = new Set<string>();
  hasEnd = false;
  channels: ConsentChannel[] = [];
  /** The numbers that a review of this visit showed, and whether they were confirmed there. */
  reviewed: string[] | null = null;
  isConfirmed = false;
  #of = '';
  #turn = 0;

  /** Reads the question that the page heard last: what is new or has changed starts over, everything else is kept. */
  hear({ asked }: ModelServer): void {
    if (asked === null || asked.turn === this.#turn) return;
    const { channels, client, person } = asked.question;
    const isSame = this.#of === `${person.email} ${client.id}`;
    const before = new Map(isSame ? this.channels.map(({ id, permission }) => [id, permission]) : []);
    if (!isSame) Object.assign(this, { scope: 'chosen', hasEnd: false });
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

  /** Signs out for good: whoever comes next begins anew. */
  forget(): void {
    this.#of = '';
  }

  isWanted({ id, permission, mayWithdraw }: ConsentChannel): boolean {
    return this.scope === 'all' || this.ticked.has(id) || (permission === 'shared' && !mayWithdraw);
  }

  /** The answer that says what is meant. */
  get change() {
    const idsOf = (permission: ConsentChannel['permission'], isWanted: boolean) =>
      this.channels
        .filter((channel) => channel.permission === permission && this.isWanted(channel) === isWanted)
        .map(({ id }) => id);
    return { grant: idsOf('missing', true), withdraw: idsOf('shared', false), keep: idsOf('shared', true) };
  }

  /** What the button of the question must read. */
  get label(): string {
    const { grant, withdraw, keep } = this.change;
    if (grant.length > 0 && withdraw.length > 0) return 'Save changes';
    if (grant.length > 0) return `Grant permission for ${countOf(grant)}`;
    if (withdraw.length > 0) return `Withdraw permission for ${countOf(withdraw)}`;
    return keep.length > 0 ? 'Keep as it is' : 'Grant permission';
  }
}

const countOf = (ids: string[]): string => (ids.length === 1 ? '1 number' : `${ids.length} numbers`);
