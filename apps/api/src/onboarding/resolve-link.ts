import { requestStatus } from '@chatelaine/shared';
import { findPartner, openPlatformSecrets, type Partner } from '../partner/index.ts';
import { requireWritable } from '../platform/db/read-only.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { isSignatureGood } from './io-signature.ts';
import { PermissionRequestEntity, type PermissionRequestRow } from './permission-request.entity.ts';
import type { LinkSignature, OnboardingLink } from './read-link.ts';
import { redirectTarget, requireStillListed } from './redirect-target.ts';

/** A valid link: its partner, the URL to which the browser returns, and its request if the link names one. */
export interface ResolvedLink {
  partner: Partner;
  redirectUrl: string;
  request: PermissionRequestRow | null;
  number: string | null;
  state: string | null;
  stateEcho: string | null;
  ioSignature: string | null;
}

/**
 * Checks a link and changes nothing, because link previews and scanners open links too.
 *
 * @throws {Refusal} `not_found` for an unknown partner, a wrong signature, a request that is used, expired or unknown;
 * `redirect_not_allowed` for a redirect URL that is not on the partner's list.
 */
export async function resolveLink(work: Work, link: OnboardingLink): Promise<ResolvedLink> {
  await requireWritable(work.services.aside);
  if (link.requestId !== null) return resolveRequest(work, link.requestId);
  const partner = await activePartner(work, link.partnerId);
  if (link.signature === null && partner.requireSignature)
    throw new Refusal('not_found', `partner ${partner.id} requires a signature`);
  if (link.signature !== null) await requireGoodSignature(work, partner, link.signature);
  const { number, state, stateEcho } = link;
  const redirectUrl = redirectTarget(work, partner, link.redirectUrl);
  return { partner, redirectUrl, request: null, number, state, stateEcho, ioSignature: link.signature?.value ?? null };
}

// The age of a signature is checked when a person opens the page. After this check, the person can use the page as long
// as the request of the page is open.
async function requireGoodSignature(work: Work, partner: Partner, signature: LinkSignature): Promise<void> {
  const isGoodAt = (at: Date) =>
    openPlatformSecrets(work, partner, at).some((secret) => isSignatureGood(secret, partner.id, signature, at));
  if (isGoodAt(work.now)) return;
  const opened = await work.em.findOne(PermissionRequestEntity, {
    partnerId: partner.id,
    ioSignature: signature.value,
  });
  if (opened === null || !isGoodAt(opened.createdAt)) {
    throw new Refusal('not_found', `partner ${partner.id}, wrong signature`);
  }
}

async function resolveRequest(work: Work, id: string): Promise<ResolvedLink> {
  const request = await work.em.findOne(PermissionRequestEntity, { id });
  if (request === null) throw new Refusal('not_found', 'an unknown request');
  if (requestStatus(request, work.now) !== 'open') throw new Refusal('not_found', `request ${id} is over`);
  const partner = await activePartner(work, request.partnerId);
  const { redirectUrl, number = null, state = null, stateEcho = null, ioSignature = null } = request;
  requireStillListed(work, partner, redirectUrl);
  return { partner, redirectUrl, request, number, state, stateEcho, ioSignature };
}

async function activePartner(work: Work, id: string | null): Promise<Partner> {
  const partner = id === null ? null : await findPartner(work, id);
  if (partner === null || partner.status !== 'active') throw new Refusal('not_found', `partner ${id}`);
  return partner;
}

/**
 * Finds the partner that an invalid link names, so that the page can show a way back. Null when the partner is unknown.
 */
export async function findPartnerOfLink(work: Work, link: OnboardingLink): Promise<Partner | null> {
  const request =
    link.requestId === null ? null : await work.em.findOne(PermissionRequestEntity, { id: link.requestId });
  const id = request?.partnerId ?? link.partnerId;
  return id === null ? null : findPartner(work, id);
}
