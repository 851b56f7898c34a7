import type { AnswerInput, ChannelId, ConsentChannel, Question } from '@chatelaine/shared';

/** The question that asks which numbers the client shares. */
export type ChooseQuestion = Extract<Question, { step: 'choose' }>;

/** The current selection of the client. The ticks are kept while "All numbers" is selected. */
export interface Choice {
  scope: 'all' | 'chosen';
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
  return { scope: 'chosen', ticked: idsOf(channels.filter(isTickedAtFirst)), lastDay: '' };
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

/** Returns the change that a selection makes. */
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

/** Says whether the client must review a change before it is saved: a withdrawal, or all numbers for a new partner. */
export function needsReview(change: Change, choice: Choice, isFirstTime: boolean): boolean {
  return change.withdraw.length > 0 || (isFirstTime && choice.scope === 'all');
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
export function findChannels(channels: ConsentChannel[], wanted: string): ConsentChannel[] {
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
