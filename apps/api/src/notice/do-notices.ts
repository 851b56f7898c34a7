import type { Jobs } from '../platform/jobs/jobs.ts';
import type { Work } from '../platform/work.ts';
import { addressNotices } from './address-notices.ts';
import { announceExpiries } from './announce-expiries.ts';
import { releaseHeld } from './pace.ts';
import { EVENT_QUEUE, EXPIRY_QUEUE, MAIL_QUEUE, RELEASE_QUEUE } from './queues.ts';
import type { People } from './read-facts.ts';
import { readNoticeMail, sendNotice } from './send-notice.ts';

/** The services that notices need. */
export interface NoticeDeps {
  jobs: Jobs;
  identity: People;
  beginWork(): Work;
}

const HOURLY = '7 * * * *';
const EACH_MINUTE = '* * * * *';

/** Registers on this node the jobs that mail people about events, and about keys and permissions that end soon. */
export function doNotices({ jobs, identity, beginWork }: NoticeDeps): void {
  jobs.workTogether(EVENT_QUEUE, (told) => addressNotices(beginWork(), jobs, told));
  jobs.work(MAIL_QUEUE, (mail) => sendNotice(beginWork(), identity, readNoticeMail(mail)));
  jobs.every(RELEASE_QUEUE, EACH_MINUTE, () => releaseHeld(beginWork(), jobs));
  jobs.every(EXPIRY_QUEUE, HOURLY, () => announceExpiries(beginWork()));
}
