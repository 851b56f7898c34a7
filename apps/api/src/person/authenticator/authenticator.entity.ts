import { defineEntity, p } from '@mikro-orm/postgresql';

/** A person's authenticator app. */
export const AuthenticatorEntity = defineEntity({
  name: 'Authenticator',
  tableName: 'authenticator',
  properties: {
    personId: p.string().primary().length(26),
    /** The secret of the app, encrypted, because anyone who has the secret can compute codes from it. */
    secret: p.text(),
    /** The newest time step of an accepted code. Each code is accepted only once (RFC 6238 §5.2). */
    lastStep: p.bigint('number'),
    confirmedAt: p.datetime(3),
  },
});

/**
 * The secret of a new app, which was shown but is not confirmed yet. The person's older app works until the new app is
 * confirmed.
 */
export const AuthenticatorOfferEntity = defineEntity({
  name: 'AuthenticatorOffer',
  tableName: 'authenticator_offer',
  properties: {
    personId: p.string().primary().length(26),
    secret: p.text(),
    attempts: p.integer(),
    createdAt: p.datetime(3),
  },
});
