import { defineEntity, p } from '@mikro-orm/postgresql';

/** A passkey of a person: the public half of a key pair whose private half stays in the person's device. */
export const PasskeyEntity = defineEntity({
  name: 'Passkey',
  tableName: 'passkey',
  properties: {
    id: p.string().primary().length(22),
    personId: p.string().length(26).index(),
    /** The id that the device gave to the key pair. */
    credentialId: p.blob().unique(),
    /** The public key in COSE, as the device sent it. */
    publicKey: p.blob(),
    /** How often the device says that it has signed. Devices that copy their passkeys always say 0. */
    counter: p.bigint('number'),
    name: p.string().length(64),
    transports: p.array().columnType('text[]'),
    /** Whether a copy of the passkey exists outside the device, for example at a password manager. */
    isBackedUp: p.boolean(),
    createdAt: p.datetime(3),
    lastUsedAt: p.datetime(3).nullable(),
  },
});

/**
 * A challenge that a passkey has answered, so that nobody can send the same answer again. The row has only the SHA-256
 * of the challenge. A challenge that nobody has answered has no row.
 */
export const PasskeyChallengeEntity = defineEntity({
  name: 'PasskeyChallenge',
  tableName: 'passkey_challenge',
  properties: {
    hash: p.blob().primary(),
    usedAt: p.datetime(3),
  },
});
