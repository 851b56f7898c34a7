import type { ContactNameKind } from '@chatelaine/shared';
import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/**
 * One of the names under which a contact is known: a user id, a phone number, a username. A name is current while
 * `until` is null. One current name belongs to one contact of a client. Names of before are kept with their dates.
 */
export const ContactNameEntity = defineEntity({
  name: 'ContactName',
  tableName: 'contact_name',
  indexes: [{ properties: ['contactId'] }],
  uniques: [{ name: 'contact_name_current', properties: ['clientId', 'kind', 'value'], where: 'until is null' }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    clientId: p.string().length(12),
    contactId: p.string().length(26),
    kind: p.string().length(16).$type<ContactNameKind>(),
    /** A phone number has digits only, without `+`. Other values are as the upstream wrote them. */
    value: p.string().length(160),
    since: p.datetime(3),
    until: p.datetime(3).nullable(),
  },
});

export type ContactName = InferEntity<typeof ContactNameEntity>;
