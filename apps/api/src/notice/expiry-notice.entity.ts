import { defineEntity, p } from '@mikro-orm/postgresql';

/** That an end was announced: once for each subject, end and lead, however many nodes want to. */
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
