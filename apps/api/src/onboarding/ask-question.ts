import {
  type ConsentChannel,
  judgeRight,
  mayWithdraw,
  type Question,
  type QuestionInput,
  returnAddress,
  startsShared,
} from '@chatelaine/shared';
import { findOwnKeysInForce } from '../api-key/index.ts';
import { listAllChannels } from '../channel/index.ts';
import { type Client, ClientEntity } from '../client/index.ts';
import { findPartner, type Partner } from '../partner/index.ts';
import { hasEverShared } from '../permission/index.ts';
import { findRoles, type PersonActor, type Session } from '../person/index.ts';
import { pathIn } from '../platform/base-url.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { bindRequest } from './bind-request.ts';
import { viewConsentPartner } from './consent-partner.view.ts';
import { PermissionRequestEntity, type PermissionRequestRow } from './permission-request.entity.ts';
import { readLink } from './read-link.ts';
import { viewReceipt } from './receipt.view.ts';
import { requireStillListed } from './redirect-target.ts';
import { resolveLink } from './resolve-link.ts';

interface Asked {
  work: Work;
  partner: Partner;
  request: PermissionRequestRow;
  frame: Omit<Extract<Question, { step: 'which_client' }>, 'step' | 'clients'>;
}

/**
 * Decides which question the consent page asks. Each question is one screen of the page. Without a session, this
 * function changes nothing in the database. A person who has already answered gets the receipt.
 */
export async function askQuestion(work: Work, input: QuestionInput, session: Session | null): Promise<Question> {
  const link = readLink(belowBaseUrl(work, input.path), input.query);
  const answered = session && (await findAnswered(work, link.requestId, session));
  if (answered) return answered;
  const resolved = await resolveLink(work, link);
  const { partner, redirectUrl } = resolved;
  const frame = {
    reference: work.origin.requestId,
    partner: viewConsentPartner(partner),
    returnHost: new URL(redirectUrl).host,
    partnerHost: partner.redirectUrls.length > 0 ? new URL(redirectUrl).host : null,
  };
  if (session === null) return { ...frame, step: 'sign_in', email: link.email };
  const request = await bindRequest(work, resolved, session.personId);
  const asked: Asked = {
    work,
    partner,
    request,
    frame: {
      ...frame,
      requestId: request.id,
      person: { email: session.email },
      expiresInMs: request.expiresAt.getTime() - work.now.getTime(),
      errorReturn: returnAddress({ ...request, requestId: request.id, answer: 'failed' }),
    },
  };
  return askPerson(asked, session.personId, input.clientId);
}

// Removes the path of BASE_URL from the path of the page, because the page sends its whole path.
function belowBaseUrl({ services }: Work, path: string): string {
  const base = pathIn(services.baseUrl);
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}

// Finds the receipt of a request that this person has answered. For every other person, an answered request counts as
// unknown.
async function findAnswered(work: Work, requestId: string | null, session: Session): Promise<Question | null> {
  if (requestId === null) return null;
  const request = await work.em.findOne(PermissionRequestEntity, { id: requestId, personId: session.personId });
  const partner = request?.answer == null ? null : await findPartner(work, request.partnerId);
  if (request === null || partner === null || partner.status !== 'active') return null;
  requireStillListed(work, partner, request.redirectUrl);
  const receipt = viewReceipt(request, partner);
  return {
    step: 'answered',
    reference: work.origin.requestId,
    partner: receipt.partner,
    returnHost: receipt.returnHost,
    partnerHost: partner.redirectUrls.length > 0 ? receipt.returnHost : null,
    person: { email: session.email },
    receipt,
  };
}

async function askPerson(asked: Asked, personId: string, clientId: string | undefined): Promise<Question> {
  const { work, frame } = asked;
  const roles = await findRoles(work, personId);
  const actors = roles
    .filter(({ actor, status }) => actor.account.type === 'client' && status === 'active')
    .map(({ actor }) => actor);
  const chosen =
    clientId === undefined && actors.length === 1 ? actors[0] : actors.find(({ account }) => account.id === clientId);
  if (chosen !== undefined) return askClient(asked, chosen);
  if (
    actors.length === 0 &&
    roles.some(({ actor, status }) => actor.account.type === 'client' && status === 'suspended')
  ) {
    throw new Refusal('suspended', `every client of ${personId}`);
  }
  if (clientId !== undefined) throw new Refusal('not_found', `client ${clientId} for ${personId}`);
  if (actors.length === 0) return { ...frame, step: 'not_allowed', client: null, link: plainLink(asked) };
  const clients = await work.em.find(
    ClientEntity,
    { id: { $in: actors.map(({ account }) => account.id) } },
    { orderBy: { name: 'asc' } },
  );
  const names = await Promise.all(clients.map((client) => partnerName(work, client)));
  return {
    ...frame,
    step: 'which_client',
    clients: clients.map(({ id, name }, at) => ({ id, name, partnerName: names[at] ?? null })),
  };
}

async function askClient(asked: Asked, actor: PersonActor): Promise<Question> {
  const { work, partner, request, frame } = asked;
  const {
    id,
    name,
    partnerId,
    payment: paysLater,
  } = await work.em.findOneOrFail(ClientEntity, { id: actor.account.id });
  const client = { id, name };
  if (!judgeRight(actor, 'permissions').allow) return { ...frame, step: 'not_allowed', client, link: plainLink(asked) };
  if (partnerId != null && partnerId !== partner.id) {
    const other = await findPartner(work, partnerId);
    return { ...frame, step: 'other_partner', client, otherPartnerName: other?.name ?? '' };
  }
  const channels = await showChannels(asked, actor, id);
  if (channels.length === 0) return { ...frame, step: 'no_channels', client };
  const requestedUnknown = request.number != null && !channels.some(({ requested }) => requested);
  const firstTime = partnerId == null;
  const laterShared = startsShared(paysLater, partner);
  const isNeverShared = firstTime || !(await hasEverShared(work, { clientId: id, partnerId: partner.id }));
  return { ...frame, step: 'choose', client, firstTime, isNeverShared, laterShared, channels, requestedUnknown };
}

async function showChannels(
  { work, partner, request }: Asked,
  actor: PersonActor,
  clientId: string,
): Promise<ConsentChannel[]> {
  const keys = await findOwnKeysInForce(work, clientId);
  return (await listAllChannels(work, actor)).map(
    ({ id, phoneNumber, name, status, payment, permission, sharedAt, expiresAt }): ConsentChannel => ({
      id,
      phoneNumber,
      name,
      status,
      payment,
      permission,
      sharedAt,
      expiresAt,
      mayWithdraw: mayWithdraw(payment, partner),
      requested: request.number != null && phoneNumber === `+${request.number}`,
      ownKey: keys.get(id) ?? null,
    }),
  );
}

// Returns the link that a person can copy or mail to a colleague. The link has no request id, so the person who signs
// in on the link gets a new request. There is no such link when the partner requires a signature for every link: a
// signature is valid for a few minutes only, but a mail may be read days later.
function plainLink({ work, partner, request }: Asked): string | null {
  if (partner.requireSignature) return null;
  const query = [`partner_id=${partner.id}`];
  if (request.number != null) query.push(`number=%2B${request.number}`);
  if (partner.redirectUrls.length > 0) query.push(`redirect_url=${encodeURIComponent(request.redirectUrl)}`);
  if (request.stateEcho != null) query.push(`state=${request.stateEcho}`);
  return `${work.services.baseUrl}/permission?${query.join('&')}`;
}

async function partnerName(work: Work, { partnerId }: Client): Promise<string | null> {
  return partnerId == null ? null : ((await findPartner(work, partnerId))?.name ?? null);
}
