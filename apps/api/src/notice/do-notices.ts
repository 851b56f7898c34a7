import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Work } from '../platform/work.ts';
import { addressNotices } from './address-notices.ts';
import { releaseHeld } from './pace.ts';
import { EXPIRY_QUEUE, MAIL_QUEUE, RELEASE_QUEUE, TOLD_QUEUE } from './queues.ts';
import type { People } from './read-facts.ts';
import { sayWhatExpires } from './say-what-expires.ts';
import { readNoticeMail, sendNotice } from './send-notice.ts';

/** What notices need of the house. */
export interface NoticeDeps {
  jobs: Jobs;
  identity: People;
  beginWork(): Work;
}

const HOURLY = '7 * * * *';
const EACH_MINUTE = '* * * * *';

/** Names, for this node, who tells people what happened and what ends soon. */
export function doNotices({ jobs, identity, beginWork }: NoticeDeps): void {
  jobs.workTogether(TOLD_QUEUE, (told) => addressNotices(beginWork(), jobs, told));
  jobs.work(MAIL_QUEUE, (mail) => sendNotice(beginWork(), identity, readNoticeMail(mail)));
  jobs.every(RELEASE_QUEUE, EACH_MINUTE, () => releaseHeld(beginWork(), jobs));
  jobs.every(EXPIRY_QUEUE, HOURLY, () => sayWhatExpires(beginWork()));
}
