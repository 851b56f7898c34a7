import { defineEntity, p } from '@mikro-orm/postgresql';

/**
 * A row says that the end of a key or permission was announced. All nodes together insert one row for each subject, end
 * and number of days before the end.
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
