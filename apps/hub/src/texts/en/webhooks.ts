import type {
  DeliveryEnd,
  DeliveryStatus,
  Environment,
  PartnerWebhookEventType,
  RetryPolicy,
  SessionEventName,
  WebhookKind,
} from '@chatelaine/shared';

// Texts of webhooks: the list, the form, one webhook, and its deliveries.
export const title = 'Webhooks';
export const leads = {
  partner: 'Chatelaine calls your program when something happens with permissions, keys or numbers.',
  client: 'Chatelaine calls your program when something happens with your numbers, for example when a message arrives.',
};
export const onlyThey = {
  partner: 'Only owners add and change webhooks.',
  client: 'Only owners and admins see and change webhooks.',
};
export const askThem = 'A webhook sends data of this account to another server. Ask an owner of this account.';
export const add = 'Add webhook';
export const emptyTitle = 'No webhooks yet';
export const emptyText =
  'A webhook is an address of your own program. When something happens, Chatelaine calls this address, so your program need not ask. First, a developer makes your program accept POST requests at an address on the internet. Then add this address here. Without a program of your own, you need no webhook.';
export const emptyReader =
  'A webhook is an address of your own program. When something happens, Chatelaine calls this address, so your program need not ask.';
export const name = 'Name';
export const events = 'Events';
export const state = 'State';
export const states = { active: 'Active', failing: 'Failing', paused: 'Paused' };
export const since = (when: string) => `since ${when}`;
export const pausedWhy = {
  asked: 'somebody paused it',
  gone: 'the receiver answered that it is gone (410)',
  failing: 'no delivery arrived for five days',
  restored: 'the server was restored from a backup: check the URL and the secret',
};
export const ofNumber = (number: string) => `Webhook of ${number}`;
export const setByProgram = 'Set by a program';
export const allEvents = 'All events';
export const eventCount = (count: number) => (count === 1 ? '1 event' : `${count} events`);
export const channelEvents = 'Messages and statuses of the number, in the form of Meta’s Cloud API';

// Events
export const groups = {
  permissions: 'Permissions',
  numbers: 'Clients and numbers',
  keys: 'Keys',
  settings: 'Settings',
  messages: 'Messages',
  contacts: 'Contacts',
  sessions: 'Sessions',
};
export const eventNames: Record<PartnerWebhookEventType | SessionEventName | 'webhook.test', string> = {
  'permission.granted': 'Permission granted',
  'permission.withdrawn': 'Permission withdrawn',
  'permission.expiring': 'Permission ends soon',
  'permission_request.opened': 'Request opened',
  'permission_request.granted': 'Request answered with yes',
  'permission_request.denied': 'Request answered with no',
  'client.added': 'Client added',
  'client.connected': 'Client works with you',
  'client.disconnected': 'Client no longer works with you',
  'channel.added': 'Number added',
  'channel.status_changed': 'Number started or stopped',
  'channel.renamed': 'Number renamed',
  'channel.removed': 'Number removed',
  'account.suspended': 'Account suspended',
  'account.resumed': 'Account active again',
  'api_key.created': 'Key created',
  'api_key.edited': 'Key edited',
  'api_key.rotated': 'Key has a new secret',
  'api_key.overlap_ended': 'Old secret of a key ended',
  'api_key.revoked': 'Key revoked',
  'api_key.expiring': 'Key ends soon',
  'platform_secret.rotated': 'Platform secret replaced',
  'settings.updated': 'Settings changed',
  'webhook.set': 'Webhook of a number set',
  message: 'Message received or sent',
  'message.echo': 'Message sent from the phone',
  'message.status': 'Status of a sent message',
  'message.edited': 'Message edited',
  'message.revoked': 'Message deleted by its sender',
  'message.reaction': 'Reaction to a message',
  'poll.vote': 'Vote in a poll',
  call: 'Call',
  'contact.updated': 'Contact changed',
  'contact.erased': 'Contact erased',
  'session.status': 'Session started or stopped',
  'webhook.test': 'Test',
};

// The form
export const addTitle = 'Add webhook';
export const codeTitle = 'Add webhook: confirm';
export const editTitle = (webhook: string) => `Edit ${webhook}`;
export const url = 'URL';
export const urlHint = 'The address of your program. It begins with https://.';
export const nameHint = 'So that you find the webhook later, e.g. Order system. You can leave it empty.';
export const eventsLegend = 'Which events does it get?';
export const eventsAll = 'All events';
export const eventsAllText = 'Also events that are added later.';
export const some = 'Only these';
export const more = 'More: numbers, environments, headers, retries';
export const numbers = 'Numbers';
export const numbersAll = 'All numbers';
export const numbersAllText = 'Also numbers that are added later.';
export const numbersCut = 'Only the first 200 numbers are shown here.';
export const environments = 'Environments';
export const environmentsAll = 'All environments';
export const environmentsAllText = 'An event has the environment of its key. Events without a key are always sent.';
export const environmentNames: Record<Environment, string> = {
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
};
export const headers = 'Custom headers';
export const headersHint = 'One in a line, e.g. Authorization: Bearer 123. They are sent with every delivery.';
export const headersKeep = (names: string) => `Keep: ${names}`;
export const headersKeepText = 'Their values cannot be shown.';
export const headersReplace = 'Replace all';
export const policy = 'When a delivery fails, try again';
export const policyNames: Record<RetryPolicy['policy'] | '', string> = {
  '': 'After 5 s, 30 s, 2 min, 10 min, 1 h, 4 h, 10 h and 24 h',
  constant: 'After the same time, again and again',
  linear: 'Each time a little later (1 ×, 2 ×, 3 × …)',
  exponential: 'After twice the time, each time (1 ×, 2 ×, 4 × …)',
};
export const delay = 'First wait, in seconds';
export const attempts = 'Attempts';
export const attemptsHint = 'With the first one, 1 to 30.';
export const create = 'Add webhook';
export const save = 'Save';
export const lost =
  'The webhook was added, but the answer with its secret was lost on the way. Close this, open the webhook in the list, and make a new secret.';
// The server knows why, and says it in English.
export const urlRefused = (why: string) => why;
export const problems = {
  url: 'Enter a whole address, e.g. https://shop.example/webhook. Put a password into a header instead.',
  name: 'A name has at most 64 characters that can be seen.',
  events: 'Tick at least one event.',
  channelIds: 'Tick at least one number.',
  environments: 'Tick at least one environment.',
  headers: 'Write each header as Name: value, in a line of its own, at most 20.',
  policy: 'Choose one of these.',
  delaySeconds: 'Enter a whole number from 1 to 86,400.',
  attempts: 'Enter a whole number from 1 to 30.',
};

// The secret
export const secretTitle = (webhook: string) => `The secret of ${webhook}`;
export const secretNewTitle = (webhook: string) => `The new secret of ${webhook}`;
export const secretLead =
  'Your program checks with this secret that a delivery comes from Chatelaine. Store it where your program finds it.';
export const secretLabel = 'Secret';
export const secretSelected = 'The secret is selected. Press Ctrl+C or ⌘C to copy it.';
export const secretShow = 'Show secret';
export const secretHide = 'Hide secret';
export const secretDoneReason = 'Copy the secret, or tick “I’ve stored it”.';
export const secretLeaveText = 'Nobody can show this secret again. If you lose it, you have to make a new one.';
export const secretStay = 'Back to the secret';

// One webhook
export const webhook = 'Webhook';
export const test = 'Send test';
export const settings = 'Settings';
export const edit = 'Edit';
export const pause = 'Pause';
export const resume = 'Resume';
export const rotate = 'Make new secret';
export const remove = 'Delete';
export const secret = 'Secret';
export const secretOne = 'Shown only once, when it was made.';
export const secretBoth = (when: string) =>
  `Two secrets sign webhook-signature until ${when}. After that, only the new one.`;
export const retries = 'Retries';
export const retry = ({ policy: kind, delaySeconds, attempts: most }: RetryPolicy) =>
  `${policyNames[kind]}. First wait: ${delaySeconds} s. Attempts: ${most}.`;
export const created = 'Added';
export const webhookId = 'ID';
export const program =
  'A program set this webhook with a key of the number. Only a program can change its URL and its secret. You can pause it here, and see and repeat its deliveries.';
export const failingTitle = (when: string) => `No delivery has arrived since ${when}.`;
// What to do. Only a program can change and test the webhook of a number.
export const cures = {
  own: {
    failing:
      'Chatelaine tries again by itself. Look at the last delivery below, mend your program or the URL, then send a test. After five days without success, the webhook is paused.',
    broken:
      'Look at the last delivery below, mend your program or the URL, and send a test. When it arrives, resume the webhook. What happens meanwhile is kept until then.',
    paused: 'Nothing is sent. What happens meanwhile is kept until you resume. A test is sent even now.',
  },
  number: {
    failing:
      'Chatelaine tries again by itself. Look at the last delivery below, and mend the program that receives it. After five days without success, the webhook is paused.',
    broken:
      'Look at the last delivery below, and mend the program that receives it. Then resume the webhook. What happens meanwhile is kept until then.',
    paused: 'Nothing is sent. What happens meanwhile is kept until you resume.',
  },
};
export const pausedTitle = (when: string, why: string) => `Paused since ${when}: ${why}.`;
export const paused = 'The webhook is paused. What happens meanwhile is kept.';
export const resumed = 'The webhook is active again.';
export const saved = 'The webhook is saved.';
export const rotated = 'The webhook has a new secret.';
export const resumeTitle = (webhook: string) => `Resume ${webhook}?`;
export const resumeLegend = 'What happened meanwhile';
export const resumeSend = 'Send it now';
export const resumeSendText = 'In its order, the oldest first. Your program may get many deliveries at once.';
export const resumeSkip = 'Skip it';
export const resumeSkipText = 'Only what happens from now on is sent. Deliveries that already wait are still sent.';
export const rotateTitle = (webhook: string) => `Make a new secret for ${webhook}?`;
export const rotateBoth =
  'For 24 hours, the new and the old secret both sign the header webhook-signature. So your program may switch at any time.';
export const rotateOne: Record<WebhookKind, string> = {
  client:
    'The header X-Webhook-Hmac holds one value and changes at once: a program that checks it refuses deliveries until it has the new secret.',
  partner:
    'The header x-360dialog-signature holds one value. The platform secret signs it, so it changes only when you replace that one, and then at once.',
  channel: 'The header X-Hub-Signature-256 holds one value and changes at once.',
};
export const rotateConfirm = 'Make new secret';
export const deleteTitle = (webhook: string) => `Delete ${webhook}?`;
export const deleteText =
  'Nothing is sent to this address any more. Deliveries that wait end. Its list of deliveries can no longer be seen. This cannot be undone.';
export const deleteConfirm = 'Delete';
export const deletedTitle = 'The webhook is deleted';
export const deletedText = 'Nothing is sent to this address any more.';
export const toWebhooks = 'Go to Webhooks';

// The test
export const testing = 'The test is on its way.';
export const testArrived = (status: number | null, ms: number) =>
  `The test arrived: HTTP ${status ?? '2xx'} after ${ms} ms.`;
export const testFailed = (why: string) => `The test did not arrive. ${why}`;
export const openDelivery = 'Open this delivery';

// Deliveries
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
export const replay = 'Send again';
export const replayPending = 'It is still waiting for its next attempt.';
export const repeats = 'It repeats an earlier delivery';
export const openRepeated = 'Open the earlier delivery';
export const number = 'Number';
export const eventId = 'Event ID';
export const eventIdNote = 'Every attempt has it in the header webhook-id. Use it to drop duplicates.';
export const body = 'Body';
export const bodyText = 'Shown in several lines to be read. It is sent in one line.';
export const noBody = 'The event is gone, so its content cannot be shown.';
export const history = 'Attempts';
export const noHistory = 'No attempt yet.';
export const attemptTitle = (at: number) => `Attempt ${at}`;
export const duration = (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);
export const arrived = 'It arrived.';
export const answer = 'Start of the answer';
export const emptyAnswer = 'The answer was empty.';
