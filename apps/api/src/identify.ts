import type { Actor, PartnerScope } from '@chatelaine/shared';
import type { Request } from 'express';
import { admit, type Gate, hasCredential } from './gateway/index.ts';
import { getPersonActor, type Identity } from './person/index.ts';
import { isOwnPage } from './platform/http/guard.ts';
import { Refusal } from './platform/refusal.ts';
import type { Work } from './platform/work.ts';

export interface Identifier {
  gate: Gate;
  identity: Identity;
  baseUrl: string;
}

/**
 * Finds out who calls a procedure: a partner key, or a person's cookie. A cookie counts only with our header, and for a
 * change only from our own pages; beside a key it is a second credential.
 */
export async function identify({ gate, identity, baseUrl }: Identifier, req: Request, work: Work): Promise<Actor> {
  const cookieCounts = req.get('x-chatelaine') === '1';
  if (hasCredential(req.rawHeaders)) {
    if (cookieCounts && req.get('cookie') !== undefined) throw new Refusal('two_credentials', 'a key and a cookie');
    return identifyKey(gate, req);
  }
  const mayChange = req.method === 'GET' || isOwnPage(req.get('origin'), req.get('x-chatelaine'), baseUrl);
  const session = cookieCounts && mayChange ? await identity.session(req.headers) : null;
  if (session === null) throw new Refusal('unauthenticated', 'no credential');
  return getPersonActor(work, session.personId, req.get('x-chatelaine-account') ?? null);
}

async function identifyKey(gate: Gate, req: Request): Promise<Actor> {
  const key = await admit(gate, req.rawHeaders, { kind: 'partner', scope: null });
  if (key.partner_id === null) throw new Refusal('unauthenticated', `key ${key.id} has no partner`);
  return {
    kind: 'partner_key',
    id: key.id,
    account: { type: 'partner', id: key.partner_id },
    scopes: key.scopes as PartnerScope[],
  };
}
