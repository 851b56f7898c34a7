import type { Request, Response } from 'express';
import type { ProfileDeps } from '../../person/index.ts';
import type { Work } from '../../platform/work.ts';
import { readDevice, setDevice } from '../device-cookie.ts';
import { visitOf } from '../visit-of.ts';
import type { PersonDesk } from './procedure.ts';

/** Makes the desk of one call: it reads the cookies of the browser, and sets new ones. */
export function deskOf(
  door: ProfileDeps & { baseUrl: string },
  work: Work,
  { req, res }: { req: Request; res: Response },
): PersonDesk {
  const { identity, failures, securityLog, baseUrl } = door;
  const cookies = { sealer: work.services.sealer, baseUrl };
  return {
    deps: { identity, failures, securityLog },
    visitOf: (email) => ({ ...visitOf(req, res), device: readDevice(cookies, req, email) }),
    keep(email, { cookies: set, device }) {
      for (const cookie of set) res.append('set-cookie', cookie);
      if (device !== null) setDevice(cookies, { req, res }, { email, device });
    },
  };
}
