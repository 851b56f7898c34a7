// The choice of a client: which numbers a partner gets, loses and keeps. The consent page and the page *Partner* of the
// Client Hub show the same list of numbers, so both use these rules.
import type { AnswerInput, ConsentChannel, Question } from '../consent.ts';
import type { ChannelId } from '../id.ts';

/** The question that asks which numbers the client shares. */
export type ChooseQuestion = Extract<Question, { step: 'choose' }>;

/** The current selection of the client. */
export interface Choice {
  ticked: ReadonlySet<ChannelId>;
  /** The last day of the permissions that are granted now, such as `2026-12-31`. It is '' when there is no end. */
  lastDay: string;
}

/**
 * The three lists of an answer, and the end of the granted permissions. The lists have no number in common. Together
 * they contain all numbers that are ticked or were Shared.
 */
export type Change = Pick<Extract<AnswerInput, { decision: 'save' }>, 'grant' | 'withdraw' | 'keep' | 'expiresAt'>;

/** The change that the client is about to make, and the question that this change answers. */
export interface ToDo {
  question: ChooseQuestion;
  change: Change;
}

/** The kind of a change, as one word. */
export type ChangeKind = 'grant' | 'withdraw' | 'both' | 'keep' | 'nothing';

/** Says whether a number stays Shared even without a tick: the partner pays and forbids withdrawal. */
export function isFixed(channel: ConsentChannel): boolean {
  return channel.permission === 'shared' && !channel.mayWithdraw;
}

/**
 * Returns the selection before the client has changed anything. Consent needs an act of the client, so only the Shared
 * numbers and the requested numbers are ticked.
 */
export function firstChoice(channels: ConsentChannel[]): Choice {
  return { ticked: idsOf(channels.filter(isTickedAtFirst)), lastDay: '' };
}

/**
 * Applies a selection to the client's numbers after the page has read these numbers again.
 *
 * A number that is new or has changed is ticked or not ticked as in a first selection. If the old selection decided,
 * the client would withdraw a number that a colleague has shared meanwhile and that the client has never seen.
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

/** Returns the selection with some numbers ticked or not ticked. */
export function tick(choice: Choice, ids: ChannelId[], isTicked: boolean): Choice {
  const ticked = new Set(choice.ticked);
  for (const id of ids) {
    if (isTicked) ticked.add(id);
    else ticked.delete(id);
  }
  return { ...choice, ticked };
}

/** Says whether every one of these numbers is ticked or stays Shared without a tick. */
export function areAllTicked(channels: ConsentChannel[], { ticked }: Pick<Choice, 'ticked'>): boolean {
  return channels.every((channel) => ticked.has(channel.id) || isFixed(channel));
}

/** Returns the selection in which none of these numbers changes. Undoes what *Select all* has ticked. */
export function untick(choice: Choice, channels: ConsentChannel[]): Choice {
  const missing = channels.filter(({ permission }) => permission === 'missing');
  return tick(choice, [...idsOf(missing)], false);
}

/** Returns the selection without any withdrawal: every Shared number is ticked again. */
export function keepShared(choice: Choice, channels: ConsentChannel[]): Choice {
  const shared = channels.filter(({ permission }) => permission === 'shared');
  return tick(choice, [...idsOf(shared)], true);
}

/** Returns the answer that changes nothing: every Shared number stays Shared. */
export function noChange(channels: ConsentChannel[]): Change {
  const keep = channels.filter(({ permission }) => permission === 'shared').map(({ id }) => id);
  return { grant: [], withdraw: [], keep };
}

/** Returns the change that a selection makes. */
export function changeOf(channels: ConsentChannel[], choice: Choice): Change {
  const change: Change = { grant: [], withdraw: [], keep: [] };
  for (const channel of channels) {
    const isWanted = choice.ticked.has(channel.id) || isFixed(channel);
    if (channel.permission === 'missing' && isWanted) change.grant.push(channel.id);
    if (channel.permission === 'shared') change[isWanted ? 'keep' : 'withdraw'].push(channel.id);
  }
  if (change.grant.length > 0 && choice.lastDay !== '') change.expiresAt = endOf(choice.lastDay);
  return change;
}

/**
 * Returns the midnight after a day in the time zone of the person. `24:00` belongs to the day that ends (ECMA-262, date
 * time string format).
 */
function endOf(day: string): string {
  return new Date(`${day}T24:00`).toISOString();
}

/** Names the kind of a change. */
export function kindOf(change: Change): ChangeKind {
  if (change.withdraw.length > 0) return change.grant.length > 0 ? 'both' : 'withdraw';
  if (change.grant.length > 0) return 'grant';
  return change.keep.length > 0 ? 'keep' : 'nothing';
}

/**
 * Says whether the client must review a change before it is saved: a withdrawal, or the grant of several numbers, and of
 * all of them, to a new partner. A client with one number has decided about it by the tick.
 */
export function needsReview(change: Change, channels: ConsentChannel[], isFirstTime: boolean): boolean {
  const { length } = change.grant;
  return change.withdraw.length > 0 || (isFirstTime && length > 1 && length === channels.length);
}

/** Returns the instant since when the client shares numbers with the partner without a break, or null. */
export function sharedSince(channels: Pick<ConsentChannel, 'sharedAt'>[]): string | null {
  const [first = null] = channels.flatMap(({ sharedAt }) => sharedAt ?? []).sort();
  return first;
}

/**
 * Says whether a program of the client stops when the change is saved: the number is granted, and the client has a key
 * of its own for it.
 */
export function endsOwnKey({ id, ownKey, permission }: ConsentChannel, { ticked }: Pick<Choice, 'ticked'>): boolean {
  return permission === 'missing' && ownKey !== null && ticked.has(id);
}

/** Says whether the change would withdraw the permission on this number. */
export function isWithdrawn(channel: ConsentChannel, { ticked }: Pick<Choice, 'ticked'>): boolean {
  return channel.permission === 'shared' && !isFixed(channel) && !ticked.has(channel.id);
}

/**
 * Says whether the page has nothing to ask and nothing to explain: the client has the requested number, and all numbers
 * are Shared and paid by the client.
 */
export function isAllShared(question: Pick<ChooseQuestion, 'channels' | 'requestedUnknown'>): boolean {
  const { channels, requestedUnknown } = question;
  return (
    !requestedUnknown && channels.every(({ permission, payment }) => permission === 'shared' && payment === 'direct')
  );
}

/** Finds the numbers that match a search, by digits of the number or by letters of the name. */
export function findNumbers(channels: ConsentChannel[], wanted: string): ConsentChannel[] {
  const text = wanted.trim().toLowerCase();
  const digits = /^[\d\s()+.-]+$/.test(text) ? text.replace(/\D/g, '') : '';
  return channels.filter(
    ({ name, phoneNumber }) => name.toLowerCase().includes(text) || (digits !== '' && phoneNumber.includes(digits)),
  );
}

/** Sorts the requested number to the top. The other numbers keep their order. */
export function requestedFirst(channels: ConsentChannel[]): ConsentChannel[] {
  return [...channels].sort((a, b) => Number(b.requested) - Number(a.requested));
}

function isTickedAtFirst(channel: ConsentChannel): boolean {
  return channel.permission === 'shared' || channel.requested;
}

function idsOf(channels: ConsentChannel[]): ReadonlySet<ChannelId> {
  return new Set(channels.map((channel) => channel.id));
}
