import type { KeyKind } from '@chatelaine/shared';
import type { RequestHandler } from 'express';
import { whoAmI } from '../api-key/index.ts';
import { originOf } from '../platform/http/request.ts';
import type { Origin, Work } from '../platform/work.ts';
import { admit, type Gate } from './gate.ts';
import { requireOwnAccount } from './require-own-account.ts';

/** What telling a key about itself needs. */
export interface WhoAmIDoor {
  gate: Gate;
  beginWork(origin: Origin): Work;
}

/** Tells a key of this kind what it is. Any live one may ask, whatever its scopes; it counts as a call. */
export function tellWhoAmI({ gate, beginWork }: WhoAmIDoor, kind: KeyKind): RequestHandler {
  return async (req, res) => {
    const origin = originOf(res);
    const { key, hash, headers } = await admit(
      gate,
      { rawHeaders: req.rawHeaders, address: origin.address },
      { kind, scope: null },
    );
    requireOwnAccount(req, key);
    const told = await whoAmI(beginWork(origin), { id: key.id, hash, clientId: key.client_id });
    res.set(headers).json(told);
  };
}
