import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A mark that an end was announced. All nodes together make one mark for each subject, end and number of days before
 * the end.
 */
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
