import type { ContactNameKind } from '@chatelaine/shared';

/** The names under which an upstream or a caller knows a person. */
export interface GivenNames {
  userId?: string | undefined;
  parentUserId?: string | undefined;
  /** Any notation of a phone number. Only the digits count. */
  phone?: string | undefined;
  username?: string | undefined;
}

/** One name, in the form in which the table stores it. */
export interface PlainName {
  kind: ContactNameKind;
  value: string;
}

/** A current name in the table, with the contact that has it. */
export interface KnownName extends PlainName {
  contactId: string;
  since: Date;
}

// The width of the column.
const LONGEST = 160;

/** Turns given names into names for the table. A name that is empty or too long is left out. */
export function plainNames({ userId, parentUserId, phone, username }: GivenNames): PlainName[] {
  const names: PlainName[] = [
    { kind: 'user_id', value: userId ?? '' },
    { kind: 'parent_user_id', value: parentUserId ?? '' },
    { kind: 'phone', value: (phone ?? '').replace(/\D/g, '') },
    { kind: 'username', value: (username ?? '').replace(/^@/, '') },
  ];
  return names.filter(({ value }) => value !== '' && value.length <= LONGEST);
}

/** Whether a name stays with its person for ever. A phone number and a username can get another owner. */
export const isLasting = ({ kind }: PlainName): boolean => kind === 'user_id' || kind === 'parent_user_id';

/**
 * Chooses the contacts that are the person with these names. Several contacts mean that they are one person.
 *
 * A user id decides. The contact that has the phone number is the same person only when that contact has no user id
 * yet, or when the given names have none. Otherwise the phone number has got another owner. A username decides only
 * when it is the only name.
 *
 * @param known the current names of all contacts that have one of the given names.
 */
export function contactsOf(given: readonly PlainName[], known: readonly KnownName[]): string[] {
  const has = (kind: ContactNameKind) => known.filter((name) => name.kind === kind && isGiven(given, name));
  const lasting = [...has('user_id'), ...has('parent_user_id')].map(({ contactId }) => contactId);
  const [byPhone] = has('phone');
  const found = new Set(lasting);
  if (byPhone !== undefined) {
    const isUnnamed = !known.some((name) => name.contactId === byPhone.contactId && isLasting(name));
    if (isUnnamed || !given.some(isLasting)) found.add(byPhone.contactId);
  }
  if (given.length === 1) for (const { contactId } of has('username')) found.add(contactId);
  return [...found];
}

/** Whether a known name is one of the given names. */
export const isGiven = (given: readonly PlainName[], { kind, value }: PlainName): boolean =>
  given.some((name) => name.kind === kind && name.value === value);

/**
 * Chooses the current names of a person that end because the person has a new name of the kind. A person has one phone
 * number and one username, but a user id for each business of one parent. A name that is newer than the news stays.
 */
export const replacedNames = (given: readonly PlainName[], own: readonly KnownName[], at: Date): KnownName[] =>
  own.filter(
    (name) =>
      name.kind !== 'user_id' &&
      given.some(({ kind }) => kind === name.kind) &&
      !isGiven(given, name) &&
      !isNewer(name.since, at),
  );

// Upstreams tell times in whole seconds.
const SECOND_MS = 1_000;

/** Whether a fact is newer than news of this time. News can arrive days late. */
export const isNewer = (fact: Date, news: Date): boolean => fact.getTime() >= news.getTime() + SECOND_MS;
