import { type Account, type ChatelaineEvent, mayWithdraw, type PersonId, permissionStatus } from '@chatelaine/shared';
import { ApiKeyEntity } from '../api-key/index.ts';
import { ChannelEntity, numberOf } from '../channel/index.ts';
import { ClientEntity } from '../client/index.ts';
import { EventEntity, type EventRow, viewEvent } from '../event/index.ts';
import { PartnerEntity } from '../partner/index.ts';
import { PermissionEntity } from '../permission/index.ts';
import { type Identity, lastEntrySql } from '../person/index.ts';
import { shownName } from '../platform/mail/shown-name.ts';
import type { Work } from '../platform/work.ts';
import { type Addressee, TOLD_TYPES } from './addressees.rule.ts';
import { type NoticeFact, showInstant } from './notice-fact.ts';

/** Looks up people. */
export type People = Pick<Identity, 'findById'>;

/** Reads events and writes their facts in words. It includes only facts that the receiver may know. */
export async function readFacts(
  work: Work,
  people: People,
  addressee: Addressee,
  eventIds: readonly string[],
): Promise<NoticeFact[]> {
  const rows = await work.em.find(EventEntity, { id: { $in: [...eventIds] } }, { orderBy: { id: 'asc' } });
  const facts: NoticeFact[] = [];
  for (const row of rows) {
    const type = TOLD_TYPES.find((each) => each === row.type);
    const event = viewEvent(row, viewerOf(addressee, row));
    if (type !== undefined && (await stands(work, row)))
      facts.push({ type, event, from: fromOf(row, addressee), ...(await namesOf(work, people, event)) });
  }
  return facts;
}

// Whether an event may still be announced. A permission may have ended while the mail about its grant was delayed. This
// mail must not say that the permission can be used, and the end of the permission had its own mail.
async function stands({ em, now }: Work, { type, subjectId }: EventRow): Promise<boolean> {
  if (type !== 'permission.granted' || subjectId == null) return true;
  const episode = await em.findOne(PermissionEntity, { id: subjectId });
  return episode === null || permissionStatus(episode, now) === 'shared';
}

const fromOf = ({ address }: EventRow, { type }: Addressee): string =>
  type === 'person' ? (address ?? 'an unknown address') : '';

// A person may see the same facts as the account in which the event was recorded.
function viewerOf(addressee: Addressee, { partnerId, clientId }: EventRow): Account {
  if (addressee.type !== 'person') return addressee;
  return partnerId == null ? { type: 'client', id: clientId ?? '' } : { type: 'partner', id: partnerId };
}

async function namesOf(
  { em }: Work,
  people: People,
  event: ChatelaineEvent,
): Promise<Omit<NoticeFact, 'type' | 'event' | 'from'>> {
  const { partnerId, clientId, channelId, subjectId, data } = event;
  const partner = partnerId == null ? null : await em.findOne(PartnerEntity, { id: partnerId });
  const client = clientId == null ? null : await em.findOne(ClientEntity, { id: clientId });
  const channel = channelId == null ? null : await em.findOne(ChannelEntity, { id: channelId }, { filters: false });
  const names = {
    partner: shownName(partner?.name ?? ''),
    client: shownName(client?.name ?? ''),
    number: channel === null ? '' : numberOf(channel),
  };
  return {
    ...names,
    at: showInstant(new Date(event.at)),
    person: event.type.startsWith('person.') ? await personOf({ em }, people, event) : '',
    key: event.type.startsWith('api_key.') ? await keyName({ em }, subjectId) : '',
    until: 'expiresAt' in data && typeof data.expiresAt === 'string' ? showInstant(new Date(data.expiresAt)) : '',
    areLinksSigned: partner?.requireSignature ?? false,
    isFormerPartner: client !== null && partner !== null && client.partnerId !== partner.id,
    mayWithdraw: channel === null || partner === null || mayWithdraw(channel.payment, partner),
    who: await whoDid({ em }, people, { event, ...names }),
  };
}

interface Did {
  event: ChatelaineEvent;
  partner: string;
  client: string;
}

async function whoDid(work: Pick<Work, 'em'>, people: People, { event, partner, client }: Did): Promise<string> {
  const { kind, id } = event.actor;
  if (kind === 'partner') return `your partner ${partner}`;
  if (kind === 'client') return `your client ${client}`;
  if (kind === 'operator') return 'the operator of this server';
  if (kind === 'person') return personName(people, id);
  return kind === 'system' ? 'nobody' : `the API key ${await keyName(work, id)}`;
}

// A mail names only the address of a person until this person has signed in, as the list of people does. The mail about
// the invitation names only the address, however late it is sent.
async function personOf({ em }: Pick<Work, 'em'>, people: People, event: ChatelaineEvent): Promise<string> {
  const { type, subjectId, partnerId, clientId } = event;
  if (type !== 'person.invited') {
    const [seen] = await em.execute<{ at: unknown }[]>(LAST_ENTRY, [subjectId, partnerId ?? clientId ?? '']);
    if (seen?.at != null) return personName(people, subjectId);
  }
  return (subjectId === null ? null : await people.findById(subjectId))?.email ?? 'somebody';
}

const LAST_ENTRY = `select ${lastEntrySql('?', '?')} as at`;

async function personName(people: People, id: PersonId | null): Promise<string> {
  const person = id === null ? null : await people.findById(id);
  if (person === null) return 'somebody';
  // The name of a person who has not used the sign-up link yet is the e-mail address.
  return person.name === person.email ? person.email : `${shownName(person.name)} <${person.email}>`;
}

async function keyName({ em }: Pick<Work, 'em'>, id: string | null): Promise<string> {
  const key = id === null ? null : await em.findOne(ApiKeyEntity, { id });
  return key === null ? 'unknown' : `"${shownName(key.name)}" (${key.id})`;
}
