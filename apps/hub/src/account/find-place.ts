import type { Profile } from '@chatelaine/shared';
import { PATHS } from '../paths.ts';
import type { OwnAccount, Place } from './account-context.ts';

/** Where a path leads this person. */
export type Found =
  | { kind: 'here'; place: Place }
  /** The path of the area alone: the person goes to an account of this area. */
  | { kind: 'elsewhere'; path: string }
  /** The person belongs to no such account. */
  | { kind: 'nowhere'; profile: Profile };

/** Finds the person's account for a path below BASE_URL. An account of somebody else is as unknown as an invented one. */
export function findPlace(profile: Profile, path: string): Found {
  const [area, id] = path.split('/').filter(Boolean);
  if (area === 'profile') return { kind: 'here', place: { profile, account: null } };
  const ofArea = profile.accounts.filter(({ type }) => type === area);
  if (id === undefined) {
    const account = ofArea.find((each) => each.id === lastAccount(area ?? '')) ?? ofArea[0];
    return account === undefined ? otherArea(profile) : { kind: 'elsewhere', path: homeOf(account) };
  }
  const account = ofArea.find((each) => each.id === id);
  return account === undefined ? { kind: 'nowhere', profile } : { kind: 'here', place: { profile, account } };
}

// Somebody without an account in this area goes to the other area. Somebody without any account stays.
function otherArea(profile: Profile): Found {
  const [first] = profile.accounts;
  return first === undefined ? { kind: 'nowhere', profile } : { kind: 'elsewhere', path: homeOf(first) };
}

/** The path of the first screen of an account. */
export const homeOf = ({ type, id }: Pick<OwnAccount, 'type' | 'id'>): string => `/${type}/${id}/${PATHS[type][0]}`;

const KEY = 'chatelaine.account';

/**
 * Keeps which account the person used last: in each area for the next visit, and in this tab for the way back from the
 * profile. It is a public id, and no secret.
 */
export function keepAccount({ type, id }: OwnAccount): void {
  try {
    localStorage.setItem(`${KEY}.${type}`, id);
    sessionStorage.setItem(KEY, id);
  } catch {
    // A browser may forbid storage. Then the first account is opened next time.
  }
}

/** The account that the person used last in this tab, or the first one. Null for a person without accounts. */
export function lastOfTab({ accounts }: Profile): OwnAccount | null {
  const last = kept(() => sessionStorage.getItem(KEY));
  return accounts.find(({ id }) => id === last) ?? accounts[0] ?? null;
}

const lastAccount = (area: string): string | null => kept(() => localStorage.getItem(`${KEY}.${area}`));

function kept(read: () => string | null): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
