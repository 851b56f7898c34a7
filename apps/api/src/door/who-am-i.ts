import type { KeyKind } from '@chatelaine/shared';
import type { RequestHandler } from 'express';
import { whoAmI } from '../api-key/index.ts';
import { admit, type Gate, requireOwnAccount } from '../gate/index.ts';
import { originOf } from '../platform/http/request.ts';
import type { Origin, Work } from '../platform/work.ts';

/** What telling a key about itself needs. */
export interface WhoAmIDoor {
  gate: Gate;
  beginWork(origin: Origin): Work;
}

/** Tells a key of this kind what it is. Any live one may ask, whatever its scopes; it counts as a call. */
export function tellWhoAmI({ gate, beginWork }: WhoAmIDoor, kind: KeyKind): RequestHandler {
  return async (req, res) => {
    const origin = originOf(res);
    const visitor = { rawHeaders: req.rawHeaders, address: origin.address };
    const { key, hash, headers } = await admit(gate, visitor, { kind, scope: null });
    requireOwnAccount(req.get('x-chatelaine-account') ?? null, key);
    const told = await whoAmI(beginWork(origin), {
      id: key.id,
      hash,
      accountId: key.kind === 'partner' ? key.partner.id : key.client.id,
    });
    res.set(headers).json(told);
  };
}
