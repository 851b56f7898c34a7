import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * The number of failures of one kind for a person in a day and from one network. The network '' means all networks
 * after the tenth. A row with the network '*' marks that the mail of the day was sent.
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
