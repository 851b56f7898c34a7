import { parseCookies } from 'better-auth/cookies';
import type { Request, Response } from 'express';
import type { Sealer } from '../../platform/seal.ts';

const PLACE = 'device cookie';
// As long as browsers keep any cookie (RFC 6265bis §5.5).
const LIFE_MS = 400 * 24 * 60 * 60_000;

// Over https it is bound to this host alone: nobody who owns a neighbouring one can plant it.
const nameOf = (isSecure: boolean): string => (isSecure ? '__Host-chatelaine-device' : 'chatelaine.device');

/** Whose cookie it is, and where its browser came from. */
export interface DeviceCookies {
  sealer: Sealer;
  isSecure: boolean;
}

/** Reads the id of the browser's device cookie. Null without one, and for one that we did not make. */
export function readDevice({ sealer, isSecure }: DeviceCookies, req: Request): string | null {
  const sealed = parseCookies(req.get('cookie') ?? '').get(nameOf(isSecure));
  if (sealed === undefined) return null;
  try {
    return sealer.open(decodeURIComponent(sealed), PLACE);
  } catch {
    // Altered, cut short, or sealed under a key that is no more: a device that nobody knows.
    return null;
  }
}

/** Gives the browser the cookie of this device. */
export function setDevice({ sealer, isSecure }: DeviceCookies, res: Response, device: string): void {
  const options = { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/', maxAge: LIFE_MS } as const;
  res.cookie(nameOf(isSecure), sealer.seal(device, PLACE), options);
}
