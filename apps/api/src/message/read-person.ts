import { isSeen } from '@chatelaine/shared/schema';
import type { GivenNames } from '../contact/index.ts';
import { type Foreign, recordOf, textOf } from './read-json.ts';

/** A person in a webhook: the names, and the name of the profile. */
export interface ReadPerson {
  names: GivenNames;
  profileName: string | undefined;
}

const PHONE = /^\+?\d{5,20}$/;
const USER_ID = /^[A-Z]{2}\.[A-Za-z0-9.]{1,150}$/;

/** Reads a name that may be a phone number or a user id. Some webhooks have a user id in the place of the number. */
export function namesIn(wa: unknown, userId: unknown, parentUserId: unknown, username?: unknown): GivenNames {
  const text = textOf(wa, 160) ?? '';
  return {
    phone: PHONE.test(text) ? text : undefined,
    userId: textOf(userId, 160) ?? (USER_ID.test(text) ? text : undefined),
    parentUserId: textOf(parentUserId, 160),
    username: textOf(username, 160),
  };
}

/** Reads one entry of the list `contacts` of a webhook. */
export function readContact({ wa_id, user_id, parent_user_id, profile }: Foreign): ReadPerson {
  const { name, username } = recordOf(profile);
  return { names: namesIn(wa_id, user_id, parent_user_id, username), profileName: profileNameIn(name) };
}

// Control characters, and signs that change the direction of the text around them.
const TURNING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

// People choose this name themselves. Pages and lists show it, so it must not change the text beside it, and a name that
// nobody can see is none.
function profileNameIn(value: unknown): string | undefined {
  const name = textOf(value, 1_000)?.replace(TURNING, '').trim();
  return name !== undefined && isSeen(name) ? name : undefined;
}

/**
 * Adds to the names in a message what the list `contacts` of the same webhook says about this person. A webhook with
 * only one contact is about that contact.
 */
export function withContact(names: GivenNames, contacts: readonly ReadPerson[]): ReadPerson {
  const isSame = ({ names: other }: ReadPerson) =>
    (other.phone !== undefined && other.phone === names.phone) ||
    (other.userId !== undefined && other.userId === names.userId);
  const isNameless = names.phone === undefined && names.userId === undefined;
  const found = contacts.find(isSame) ?? (isNameless && contacts.length === 1 ? contacts[0] : undefined);
  if (found === undefined) return { names, profileName: undefined };
  const { names: more, profileName } = found;
  return {
    profileName,
    names: {
      phone: names.phone ?? more.phone,
      userId: names.userId ?? more.userId,
      parentUserId: names.parentUserId ?? more.parentUserId,
      username: names.username ?? more.username,
    },
  };
}
