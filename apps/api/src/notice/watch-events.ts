import type { EventSubscriber } from '@mikro-orm/core';
import { SqlEntityManager } from '@mikro-orm/postgresql';
import { EventEntity, type EventRow } from '../event/index.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { addresseesOf } from './addressees.rule.ts';
import { EVENT_QUEUE } from './queues.ts';

/**
 * Watches recorded events. For each event that may need a mail, a job is added in the transaction of the event. So the
 * event and the job commit together or not at all.
 */
export function watchEvents(jobs: Jobs): EventSubscriber<EventRow> {
  return {
    getSubscribedEntities: () => [EventEntity],
    async afterCreate({ entity, em }) {
      if (addresseesOf(entity).length === 0) return;
      if (!(em instanceof SqlEntityManager)) throw new Error('An event was recorded outside SQL.');
      await jobs.enqueue(em, EVENT_QUEUE, [{ eventId: entity.id }]);
    },
  };
}
