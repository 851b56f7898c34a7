import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';
import { PartnerEntity } from '../partner/index.ts';

/**
 * A one-time, short-lived request that opens the `/permission` screen. All its values are set before a browser sees it.
 */
export const PermissionRequestEntity = defineEntity({
  name: 'PermissionRequest',
  tableName: 'permission_request',
  properties: {
    id: p.string().primary().length(26),
    partnerId: () => p.manyToOne(PartnerEntity).mapToPk().name('partner_id').deleteRule('no action').index(),
    redirectUrl: p.text(),
    number: p.string().length(15).strictNullable(),
    state: p.text().strictNullable(),
    /** The text that is appended to the redirect URL as `state`: for a plain link exactly the bytes that came in. */
    stateEcho: p.text().nullable(),
    /** The signature of a signed plain link, which is good for one request. */
    ioSignature: p.string().length(128).nullable().unique(),
    /** The first person who signed in on it; nobody else can use it afterwards. */
    personId: p.string().length(26).nullable(),
    clientId: p.string().length(12).strictNullable(),
    answer: p.enum(['granted', 'denied'] as const).strictNullable(),
    granted: p.array().columnType('text[]'),
    withdrawn: p.array().columnType('text[]'),
    shared: p.array().columnType('text[]'),
    /** When the granted permissions end by themselves, according to the answer. */
    grantsUntil: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    answeredAt: p.datetime(3).strictNullable(),
  },
});

export type PermissionRequestRow = InferEntity<typeof PermissionRequestEntity>;
