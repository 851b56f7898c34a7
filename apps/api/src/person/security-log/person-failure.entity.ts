import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * The number of failures of a kind for a person in a day, by network: '' for all networks beyond the tenth, '*' for the
 * mail of the day.
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
