import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/** A person with whom a client exchanges messages. All numbers of the client share their contacts. */
export const ContactEntity = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  indexes: [{ properties: ['clientId', 'createdAt', 'id'] }],
  properties: {
    /** `con_` and 22 random base62 characters. */
    id: p.string().primary().length(26),
    clientId: p.string().length(12),
    /** The name that the person has chosen on WhatsApp. Null: unknown. */
    profileName: p.string().length(256).nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type Contact = InferEntity<typeof ContactEntity>;
