// Texts of the list of webhooks, and of what a webhook is and does.
export const title = 'Webhooks';
export const webhook = 'Webhook';
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
