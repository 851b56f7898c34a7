import { type Act, type Actor, type PartnerScope, RIGHTS, type Right } from '@chatelaine/shared';
import type { Request, Response } from 'express';
import { admit, type Gate, hasCredential, look, readLegacyToken, requireOwnAccount } from './gateway/index.ts';
import { getLegacyActor, getPersonActor, type Identity } from './person/index.ts';
import { isOwnPage } from './platform/http/guard.ts';
import { originOf } from './platform/http/request.ts';
import { Refusal } from './platform/refusal.ts';
import type { Work } from './platform/work.ts';

export interface Identifier {
  gate: Gate;
  identity: Identity;
  baseUrl: string;
}

/** One call of a procedure: where its answer goes, and what it wants to do. */
export interface ProcedureCall {
  req: Request;
  res: Response;
  act: Act;
}

/**
 * Finds out who calls a procedure: a partner key, a legacy token, or a person's cookie. A cookie counts only with our
 * header, and for a change only from our own pages; beside a key it is a second credential.
 */
export async function identify(by: Identifier, call: ProcedureCall, work: Work): Promise<Actor> {
  const { req } = call;
  const cookieCounts = req.get('x-chatelaine') === '1';
  const account = req.get('x-chatelaine-account') ?? null;
  if (hasCredential(req.rawHeaders)) {
    if (cookieCounts && req.get('cookie') !== undefined)
      throw new Refusal('two_credentials', 'a key and a cookie', { key: null });
    const token = readLegacyToken(req.rawHeaders);
    return token === null ? identifyKey(by.gate, call) : getLegacyActor(work, token, account);
  }
  const mayChange = req.method === 'GET' || isOwnPage(req.get('origin'), req.get('x-chatelaine'), by.baseUrl);
  const session = cookieCounts && mayChange ? await by.identity.session(req.headers) : null;
  if (session === null) throw new Refusal('unauthenticated', 'no credential');
  return getPersonActor(work, session.personId, account);
}

// The scope is judged with the key, before the call is counted: a refused call takes nothing from its limits.
async function identifyKey(gate: Gate, { req, res, act }: ProcedureCall): Promise<Actor> {
  const { scope }: Right = RIGHTS[act];
  const visitor = { rawHeaders: req.rawHeaders, address: originOf(res).address };
  const { key, headers } = await admit(gate, visitor, { kind: 'partner', scope, isForPeople: scope === null });
  if (key.partner_id === null) throw new Refusal('unauthenticated', `key ${key.id} has no partner`);
  res.set(headers);
  requireOwnAccount(req, key);
  return {
    kind: 'partner_key',
    id: key.id,
    account: { type: 'partner', id: key.partner_id },
    scopes: key.scopes as PartnerScope[],
  };
}

/**
 * Whether somebody is known who may send a long body: a live partner key, or a person who is signed in. For a body that is
 * still under way; the call itself is judged when all of it is there.
 *
 * @throws {Refusal} for a key that cannot be let in.
 */
export async function isKnown(by: Identifier, req: Request, res: Response): Promise<boolean> {
  if (!hasCredential(req.rawHeaders)) return (await by.identity.session(req.headers)) !== null;
  if (readLegacyToken(req.rawHeaders) !== null) return false;
  await look(by.gate, { rawHeaders: req.rawHeaders, address: originOf(res).address }, { kind: 'partner', scope: null });
  return true;
}
