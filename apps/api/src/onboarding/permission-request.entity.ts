import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';
import { PartnerEntity } from '../partner/index.ts';

/**
 * A one-time request that opens the page `/permission` for a short time. The server sets partner, redirect URL, number
 * and state before a browser gets the request.
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
    /**
     * The text that is appended to the redirect URL as `state`. For a plain link, these are exactly the bytes of the
     * link.
     */
    stateEcho: p.text().nullable(),
    /** The signature of a signed plain link. A signature is valid for one request. */
    ioSignature: p.string().length(128).nullable().unique(),
    /** The first person who signed in on this request. Nobody else can use the request afterwards. */
    personId: p.string().length(26).nullable(),
    clientId: p.string().length(12).strictNullable(),
    answer: p.enum(['granted', 'denied'] as const).strictNullable(),
    granted: p.array().columnType('text[]'),
    withdrawn: p.array().columnType('text[]'),
    shared: p.array().columnType('text[]'),
    /** The end date that the answer chose for the granted permissions; null when these permissions have no end. */
    grantsUntil: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
    answeredAt: p.datetime(3).strictNullable(),
  },
});

export type PermissionRequestRow = InferEntity<typeof PermissionRequestEntity>;
