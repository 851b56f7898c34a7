import type { DeliveryEnd, DeliveryStatus } from '@chatelaine/shared';

// Texts of the deliveries of a webhook.
export const deliveries = 'Deliveries';
export const deliveriesText = 'Each line is one event on its way to this address. They are kept for 7 to 30 days.';
export const noDeliveriesTitle = 'No deliveries yet';
export const noDeliveriesText = 'Send a test to see the first one, or wait until something happens.';
export const noDeliveriesWait = 'The first one appears when something happens.';
export const all = 'All';
export const event = 'Event';
export const result = 'Result';
export const lastAnswer = 'Last answer';
export const when = 'When';
export const statusNames: Record<DeliveryStatus, string> = {
  pending: 'Waiting',
  delivered: 'Arrived',
  failed: 'Failed',
  ended: 'Ended',
};
export const endNames: Record<DeliveryEnd, string> = {
  permission_ended: 'the permission ended',
  key_ended: 'the key of the program ended',
  suspended: 'the account is suspended',
  contact_erased: 'the contact was erased',
  event_gone: 'the event was deleted for its age, or with its number',
  replaced: 'another program set the webhook',
  webhook_deleted: 'the webhook was deleted',
  restored: 'the server was restored from a backup',
};
export const attemptCount = (count: number) => (count === 1 ? '1 attempt' : `${count} attempts`);
export const nextAt = (when: string) => `Next attempt: ${when}`;
export const onItsWay = 'On its way now';
export const waitsForResume = 'Waits until the webhook is resumed';
export const answered = (status: number) => {
  if (status >= 300 && status < 400)
    return `The receiver answered with HTTP ${status}, and redirects are not followed. Enter the new address as the URL.`;
  return `The receiver answered with HTTP ${status}.`;
};
export const httpStatus = (status: number) => `HTTP ${status}`;
export const noAnswer = 'No answer';
export const noAnswerFor = (why: string) => why;
export const replayFailed = 'Repeat failed…';
export const replayTitle = 'Repeat failed deliveries?';
export const replayText =
  'Every event of this time whose delivery failed is sent again, at most 20 in a second. Tests are left out. The old lines stay.';
export const replayLegend = 'Events of the last';
export const spans = { hour: 'Hour', day: '24 hours', week: '7 days' };
export const replayConfirm = 'Repeat them';
export const replayedCount = (count: number, hasMore: boolean) => {
  if (count === 0) return 'Nothing to repeat: no event of this time has failed in the end. Tests are left out.';
  const said = count === 1 ? '1 delivery is sent again.' : `${count} deliveries are sent again.`;
  return hasMore ? `${said} There are more: repeat this to send the next ones.` : said;
};

// One delivery
export const delivery = 'Delivery';
export const replay = 'Repeat delivery';
export const replayPending = 'It is still waiting for its next attempt.';
export const repeats = 'It repeats an earlier delivery';
export const openRepeated = 'Open the earlier delivery';
export const number = 'Number';
export const eventId = 'Event ID';
export const eventIdNote = 'Every attempt has it in the header webhook-id. Use it to drop duplicates.';
export const body = 'Body';
export const bodyText = 'Shown in several lines to be read. It is sent in one line.';
export const noBody = 'The event is gone, so its content cannot be shown.';
export const goneTitle = 'This delivery is not here';
export const goneText =
  'A delivery is kept for 7 to 30 days, at most until its webhook is deleted. It may also belong to another account.';
export const history = 'Attempts';
export const noHistory = 'No attempt yet.';
export const attemptTitle = (at: number) => `Attempt ${at}`;
export const duration = (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);
export const arrived = 'It arrived.';
export const answer = 'Start of the answer';
export const emptyAnswer = 'The answer was empty.';
