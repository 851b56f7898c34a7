import type { KeyKind } from '@chatelaine/shared';
import { whoAmI } from '../api-key/index.ts';
import { admit, type Gate, requireOwnAccount } from '../gate/index.ts';
import { answerJson } from '../platform/http/answer-json.ts';
import { lineOf } from '../platform/http/origin.ts';
import { type PlainHandler, visitorOf } from './plain-door.ts';

/**
 * Makes the handler that answers with the facts about the key of the request. Every valid key of this kind may ask,
 * whatever its scopes are. The request counts as a call. The look-up of the key also reads all the facts, so the call
 * costs one SQL statement.
 */
export function tellWhoAmI(gate: Gate, kind: KeyKind): PlainHandler {
  return async (call) => {
    const { req, res } = call;
    const { key, headers } = await admit(gate, visitorOf(call), { kind, scope: null });
    // These headers are also set for a refusal below, because the call was already counted in the limits of the key.
    Object.assign(call.headers, headers);
    requireOwnAccount(lineOf(req.headers['x-chatelaine-account']) ?? null, key);
    const json = { ...whoAmI(key), address: call.origin.address };
    answerJson(req, res, { status: 200, headers: call.headers, json });
  };
}
