import { isInNetworks } from '@chatelaine/shared/network';
import { formsOf, type Place, placeOf } from './address-place.ts';
import { isOwnAddress } from './own-address.ts';
import type { Resolver } from './resolver.ts';

/** The rules for the addresses that this server may call, and the resolver for names. */
export interface Outside {
  resolver: Resolver;
  /** Networks that the operator allowed. The metadata addresses of clouds are never allowed, even in such a network. */
  allowed: readonly string[];
  /**
   * Whether this server runs in production. In production, a loopback address is allowed only when `allowed` has it.
   * Outside production, loopback addresses are always allowed.
   */
  production: boolean;
}

const SENTENCES: Record<Exclude<Place, 'outside'>, string> = {
  loopback: 'This URL leads to the machine of this server itself. Give one that can be reached from outside.',
  private:
    'This URL leads into a private or reserved network. Give one that can be reached from outside, or ask the operator to allow that network.',
  own: 'This URL leads to what only the machine of this server may ask. Give one that can be reached from outside.',
};

/** Says why this server would not call an address. Null when it would. */
export function addressProblem(address: string, { allowed, production }: Omit<Outside, 'resolver'>): string | null {
  const kind = placeOf(address);
  const place = kind === 'outside' && isOwnAddress(address) ? 'loopback' : kind;
  if (place === 'outside' || (place === 'loopback' && !production)) return null;
  if (place !== 'own' && formsOf(address).some((form) => isInNetworks(form, allowed))) return null;
  return SENTENCES[place];
}
