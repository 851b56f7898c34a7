import type { Profile } from '@chatelaine/shared';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** One account of the person. */
export type OwnAccount = Profile['accounts'][number];

/** Where the person is: the person, and the account that the URL names; null on pages that are about the person. */
export interface Place {
  profile: Profile;
  account: OwnAccount | null;
}

export const PlaceContext = createContext<Place | null>(null);

/** Returns the person and the account of this page. */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (place === null) throw new Error('There is no person on this page.');
  return place;
}

/** Returns the account of this page. */
export function useAccount(): OwnAccount {
  const { account } = usePlace();
  if (account === null) throw new Error('This page is about no account.');
  return account;
}

/** Returns the id of the account of this page, or null. */
export const useAccountId = (): string | null => useContext(PlaceContext)?.account?.id ?? null;
