import { defineEntity, p } from '@mikro-orm/postgresql';

/** A browser in which a person signed in. */
export const KnownDeviceEntity = defineEntity({
  name: 'KnownDevice',
  tableName: 'known_device',
  properties: {
    personId: p.string().primary().length(26),
    /** SHA-256 of the id in the browser's cookie. */
    device: p.blob().primary().index(),
    createdAt: p.datetime(3),
    lastAt: p.datetime(3),
    /**
     * The instant until which a sign-in in this browser needs no code of the authenticator app. Null when the person
     * did not choose to skip the code here, or when a change of the app ended this right.
     */
    skipsCodeUntil: p.datetime(3).nullable(),
  },
});

/** A network from which a person signed in: an IPv4 address, or the /64 of an IPv6 address. */
export const KnownNetworkEntity = defineEntity({
  name: 'KnownNetwork',
  tableName: 'known_network',
  properties: {
    personId: p.string().primary().length(26),
    network: p.string().primary().length(64),
    lastAt: p.datetime(3),
  },
});
