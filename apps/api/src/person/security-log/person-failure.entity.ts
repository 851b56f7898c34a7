import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * The number of failures of one kind for a person, in one day and from one network. A row with the network '' counts
 * all networks of the day after the tenth. A row with the network '*' counts no failure: it marks that the mail of the
 * day was sent.
 */
export const PersonFailureEntity = defineEntity({
  name: 'PersonFailure',
  tableName: 'person_failure',
  properties: {
    personId: p.string().primary().length(26),
    kind: p.enum(['sign_in', 'lock', 'code', 'code_asked'] as const).primary(),
    network: p.string().primary().length(64),
    /** The day in UTC. */
    day: p.datetime(0).primary(),
    failures: p.integer(),
  },
});
