import type { AnswerInput, ChannelId, ConsentChannel, Question } from '@chatelaine/shared';

/** The question itself: which numbers. */
export type ChooseQuestion = Extract<Question, { step: 'choose' }>;

/** What the client has selected so far. The ticks outlive a visit to "All numbers". */
export interface Choice {
  scope: 'all' | 'chosen';
  ticked: ReadonlySet<ChannelId>;
  /** The last day of what is granted now, `2026-12-31`; '' for no end. */
  lastDay: string;
}

/** The three lists of an answer: disjoint, and together all that is ticked or was Shared; and when the first one ends. */
export type Change = Pick<Extract<AnswerInput, { decision: 'save' }>, 'grant' | 'withdraw' | 'keep' | 'expiresAt'>;

/** What the client is about to do, at which question. */
export interface ToDo {
  question: ChooseQuestion;
  change: Change;
}

/** What an answer would do, as one word. */
export type ChangeKind = 'grant' | 'withdraw' | 'both' | 'keep' | 'nothing';

/** Says whether a number stays Shared whatever the client ticks: the partner pays and forbids withdrawal. */
export function isFixed(channel: ConsentChannel): boolean {
  return channel.permission === 'shared' && !channel.mayWithdraw;
}

/** The selection before the client has touched anything. Consent is an act, so only what is Shared or asked for is ticked. */
export function firstChoice(channels: ConsentChannel[]): Choice {
  return { scope: 'chosen', ticked: idsOf(channels.filter(isTickedAtFirst)), lastDay: '' };
}

/**
 * The selection, carried over to a list that was read again.
 *
 * A number that is new or has changed starts over: otherwise one that a colleague shared meanwhile would be
 * withdrawn by a client who never saw it.
 */
export function carryChoice(
  choice: Choice,
  before: Pick<ConsentChannel, 'id' | 'permission'>[],
  after: ConsentChannel[],
): Choice {
  const seen = new Map(before.map((channel) => [channel.id, channel.permission]));
  const isTicked = (channel: ConsentChannel) =>
    seen.get(channel.id) === channel.permission ? choice.ticked.has(channel.id) : isTickedAtFirst(channel);
  return { ...choice, ticked: idsOf(after.filter(isTicked)) };
}

/** The selection with some numbers ticked or not. */
export function tick(choice: Choice, ids: ChannelId[], isTicked: boolean): Choice {
  const ticked = new Set(choice.ticked);
  for (const id of ids) {
    if (isTicked) ticked.add(id);
    else ticked.delete(id);
  }
  return { ...choice, ticked };
}

/** What the selection would change. */
export function changeOf(channels: ConsentChannel[], choice: Choice): Change {
  const change: Change = { grant: [], withdraw: [], keep: [] };
  for (const channel of channels) {
    const isWanted = choice.scope === 'all' || choice.ticked.has(channel.id) || isFixed(channel);
    if (channel.permission === 'missing' && isWanted) change.grant.push(channel.id);
    if (channel.permission === 'shared') change[isWanted ? 'keep' : 'withdraw'].push(channel.id);
  }
  if (change.grant.length > 0 && choice.lastDay !== '') change.expiresAt = endOf(choice.lastDay);
  return change;
}

/** Midnight after that day, where the person is: `24:00` belongs to the day that ends (ECMA-262, date time string format). */
function endOf(day: string): string {
  return new Date(`${day}T24:00`).toISOString();
}

/** Names what a change does. */
export function kindOf(change: Change): ChangeKind {
  if (change.withdraw.length > 0) return change.grant.length > 0 ? 'both' : 'withdraw';
  if (change.grant.length > 0) return 'grant';
  return change.keep.length > 0 ? 'keep' : 'nothing';
}

/** Says whether to show the client once more what it is about to do: an end, or everything to a stranger. */
export function needsReview(change: Change, choice: Choice, isFirstTime: boolean): boolean {
  return change.withdraw.length > 0 || (isFirstTime && choice.scope === 'all');
}

/** Says whether there is nothing left to grant, and nothing that the page should first explain. */
export function isAllShared(question: Pick<ChooseQuestion, 'channels' | 'requestedUnknown'>): boolean {
  const { channels, requestedUnknown } = question;
  return (
    !requestedUnknown && channels.every(({ permission, payment }) => permission === 'shared' && payment === 'direct')
  );
}

/** The numbers that a person looks for, by digits in the number or by letters of the name. */
export function findChannels(channels: ConsentChannel[], wanted: string): ConsentChannel[] {
  const text = wanted.trim().toLowerCase();
  const digits = /^[\d\s()+.-]+$/.test(text) ? text.replace(/\D/g, '') : '';
  return channels.filter(
    ({ name, phoneNumber }) => name.toLowerCase().includes(text) || (digits !== '' && phoneNumber.includes(digits)),
  );
}

/** The numbers with the one that was asked for on top; the others keep their order. */
export function requestedFirst(channels: ConsentChannel[]): ConsentChannel[] {
  return [...channels].sort((a, b) => Number(b.requested) - Number(a.requested));
}

function isTickedAtFirst(channel: ConsentChannel): boolean {
  return channel.permission === 'shared' || channel.requested;
}

function idsOf(channels: ConsentChannel[]): ReadonlySet<ChannelId> {
  return new Set(channels.map((channel) => channel.id));
}
