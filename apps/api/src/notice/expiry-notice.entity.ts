import { defineEntity, p } from '@mikro-orm/postgresql';

/** Marks an end as announced: once for each subject, end and lead time, on all nodes together. */
export const ExpiryNoticeEntity = defineEntity({
  name: 'ExpiryNotice',
  tableName: 'expiry_notice',
  properties: {
    subjectId: p.string().primary().length(26),
    expiresAt: p.datetime(3).primary(),
    daysBefore: p.integer().primary(),
    saidAt: p.datetime(3),
  },
});
