import { CLOUD_MESSAGES, CLOUD_SENT, CLOUD_STATUSES } from './cloud-payload.ts';

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** The rule `isForNumber` as a condition: the webhook of a number gets this event. */
export const isForNumberSql = (e: string): string =>
  `(${e}.payload->>'waMessageId' is not null and (
    ${e}.event in (${listed(CLOUD_MESSAGES)}) and ${e}.payload->>'direction' = 'in'
    or ${e}.event in (${listed(CLOUD_SENT)}) and ${e}.payload->>'direction' = 'out' and ${e}.payload->>'status' = 'sent'
    or ${e}.event = 'message.status' and ${e}.payload->>'status' in (${listed(CLOUD_STATUSES)})))`;
