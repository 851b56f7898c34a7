import { parseCookies } from 'better-auth/cookies';
import type { Request, Response } from 'express';
import type { Sealer } from '../../platform/seal.ts';
import { hashDevice } from './device.ts';

// As long as browsers keep any cookie (RFC 6265bis §5.5).
const LIFE_MS = 400 * 24 * 60 * 60_000;
/** How many people one browser may know: all these cookies travel with every request. */
const MOST = 5;

/** How device cookies are made and read. */
export interface DeviceCookies {
  sealer: Sealer;
  isSecure: boolean;
}

// Over https it is bound to this host alone: nobody who owns a neighbouring one can plant it.
const nameOf = (isSecure: boolean): string => (isSecure ? '__Host-chatelaine-device-' : 'chatelaine.device-');
// One for each person: what somebody does with a copy in his own account changes nothing for the others.
const cookieOf = (email: string, isSecure: boolean): string =>
  nameOf(isSecure) + hashDevice(email).toString('hex', 0, 8);
const placeOf = (email: string): string => `device cookie ${email}`;

/**
 * Reads the id that this browser has for a person. Null without one, and for one that we did not make.
 *
 * @param email in lower case.
 */
export function readDevice({ sealer, isSecure }: DeviceCookies, req: Request, email: string): string | null {
  const sealed = parseCookies(req.get('cookie') ?? '').get(cookieOf(email, isSecure));
  if (sealed === undefined) return null;
  try {
    return sealer.open(decodeURIComponent(sealed), placeOf(email));
  } catch {
    // Altered, cut short, another person's, or sealed under a key that is no more: a device that nobody knows.
    return null;
  }
}

/** Gives the browser its id for this person; where it knows too many people, the others go. */
export function setDevice(
  { sealer, isSecure }: DeviceCookies,
  { req, res }: { req: Request; res: Response },
  { email, device }: { email: string; device: string },
): void {
  const options = { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' } as const;
  const name = cookieOf(email, isSecure);
  const others = [...parseCookies(req.get('cookie') ?? '').keys()].filter(
    (each) => each.startsWith(nameOf(isSecure)) && each !== name,
  );
  for (const each of others.slice(MOST - 1)) res.clearCookie(each, options);
  res.cookie(name, sealer.seal(device, placeOf(email)), { ...options, maxAge: LIFE_MS });
}
