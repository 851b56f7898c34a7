import { parseCookies } from 'better-auth/cookies';
import type { Request, Response } from 'express';
import { cookiePrefix, hashDevice, isSecure } from '../person/index.ts';
import type { Sealer } from '../platform/seal.ts';

// The longest time for which browsers keep a cookie (RFC 6265bis §5.5).
const LIFE_MS = 400 * 24 * 60 * 60_000;
/**
 * The highest number of people for whom one browser has an id. There is a limit because the browser has one cookie for
 * each of them, and sends all these cookies with every request.
 */
const MOST = 5;

/** The values that are needed to make and read device cookies. */
export interface DeviceCookies {
  sealer: Sealer;
  baseUrl: string;
}

const nameOf = (baseUrl: string): string => `${cookiePrefix(baseUrl)}${isSecure(baseUrl) ? '-' : '.'}device-`;
// Each person has a separate cookie, so that a copied cookie is useless for another person's account.
const cookieOf = (email: string, baseUrl: string): string => nameOf(baseUrl) + hashDevice(email).toString('hex', 0, 8);
const placeOf = (email: string): string => `device cookie ${email}`;

/**
 * Reads the id that this browser has for a person. Null when the browser has no id for the person, or has an id that
 * this server did not make.
 *
 * @param email the person's address, in lower case.
 */
export function readDevice({ sealer, baseUrl }: DeviceCookies, req: Request, email: string): string | null {
  const sealed = parseCookies(req.get('cookie') ?? '').get(cookieOf(email, baseUrl));
  if (sealed === undefined) return null;
  try {
    return sealer.open(decodeURIComponent(sealed), placeOf(email));
  } catch {
    // The cookie was changed or cut, belongs to another person, or was sealed with an old key. So the device is
    // unknown.
    return null;
  }
}

/**
 * Sets the cookie with the id of this browser for a person. When the browser has ids for too many people, the cookies
 * of some other people are deleted.
 */
export function setDevice(
  { sealer, baseUrl }: DeviceCookies,
  { req, res }: { req: Request; res: Response },
  { email, device }: { email: string; device: string },
): void {
  const options = { httpOnly: true, sameSite: 'lax', secure: isSecure(baseUrl), path: '/' } as const;
  const name = cookieOf(email, baseUrl);
  const others = [...parseCookies(req.get('cookie') ?? '').keys()].filter(
    (each) => each.startsWith(nameOf(baseUrl)) && each !== name,
  );
  for (const each of others.slice(MOST - 1)) res.clearCookie(each, options);
  res.cookie(name, sealer.seal(device, placeOf(email)), { ...options, maxAge: LIFE_MS });
}
