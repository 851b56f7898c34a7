import type { Request, Response } from 'express';
import type { Visit } from '../person/index.ts';
import { originOf } from '../platform/http/request.ts';

/** Returns a request as the visit of a person, without the id of the device cookie. */
export function visitOf(req: Request, res: Response): Omit<Visit, 'device'> {
  const headers = { ...req.headers, 'x-chatelaine-ip': originOf(res).address ?? '' };
  // A browser always sends the header `Origin` with a POST, and the guard has already checked the value of this header.
  return { headers, isBrowser: req.get('origin') !== undefined };
}
