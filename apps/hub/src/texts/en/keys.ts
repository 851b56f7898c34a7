import type { KeyStatus, Overlap, RefusalCode } from '@chatelaine/shared';

// Texts of API keys of every kind: the table, the form, and the dialogs.
export const name = 'Name';
export const hint = 'Key';
export const permissions = 'Permissions';
export const status = 'Status';
export const created = 'Created';
export const createdBy = (who: string) => `by ${who}`;
export const lastUsed = 'Last used';
export const usedFrom = (address: string) => `from ${address}`;
export const refused = (when: string, why: string) => `Refused ${when}: ${why}`;
export const actions = 'Actions';
export const show = 'Show';
export const showLive = 'Working keys';
export const showEnded = 'Ended keys';
export const endsOn = (day: string) => `Ends on ${day}`;
export const statusNames: Record<KeyStatus, string> = {
  live: 'Works',
  expired: 'Expired',
  revoked: 'Revoked',
  rotated_out: 'Replaced',
  permission_ended: 'Permission ended',
};
/** Why the server refused a call with a key. Where it is missing, the code itself is shown. */
export const refusedFor: Partial<Record<RefusalCode, string>> = {
  address_not_allowed: 'the address is not allowed',
  scope_missing: 'the key has no permission for this',
  not_allowed: 'keys of this kind cannot do this',
  wrong_header: 'wrong header or wrong address of the API',
  expired: 'the key has expired',
  revoked: 'the key was revoked',
  rotated_out: 'the secret was replaced',
  permission_missing: 'the number is not shared',
  channel_not_running: 'the number is not running',
  suspended: 'the account is suspended',
  rate_limited: 'too many calls in a minute',
  quota_exceeded: 'the monthly limit is used up',
  not_found: 'no such thing, or not yours',
  invalid_input: 'the request is not valid',
  unavailable: 'the server could not decide',
};
export const scopeNames = {
  partner: { read: 'Read', keys: 'Channel keys', onboarding: 'Permission requests', settings: 'Settings' },
  channel: { send: 'Send', manage: 'Manage' },
  organization: { read: 'Read', send: 'Send', manage: 'Manage', events: 'Events' },
};
export const scopeTexts = {
  partner: {
    read: 'List clients, numbers, permissions, keys and usage.',
    keys: 'Create, change and revoke keys for numbers that clients share.',
    onboarding: 'Ask clients for permission.',
    settings: 'Change settings, end partner keys, give keys more rights. Only for programs that administer.',
  },
  channel: { send: 'Send messages.', manage: 'Set the webhook of the number.' },
  organization: {
    read: 'List and read sessions, chats, contacts, and messages.',
    send: 'Send messages and message actions (react, edit, revoke, forward).',
    manage:
      'Create and change sessions and webhooks. Remove sessions, export and erase contacts, set how long messages are kept.',
    events: 'Connect to the realtime WebSocket to receive events.',
  },
};

// The form
export const nameHint = 'So that you find the key later, e.g. Prod Server.';
export const more = 'More settings: labels, addresses, expiry, limits';
export const environment = 'Environment';
export const environmentNames = {
  '': 'Not set',
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
};
export const team = 'Team';
export const application = 'Application';
export const addresses = 'Allowed addresses';
export const addressesHint =
  'IP addresses or networks, one in a line, e.g. 203.0.113.7 or 203.0.113.0/24. Empty: any address.';
export const expires = 'Works until';
export const expiresHint = 'The end of this day. Empty: without end.';
export const perMinute = 'Calls in a minute';
export const perMonth = 'Calls in a month';
export const limitHint = 'Empty: no limit.';
export const problems = {
  name: 'Enter a name of 1 to 64 characters that can be seen.',
  scopes: 'Tick at least one permission.',
  team: 'A team has 1 to 64 characters that can be seen.',
  application: 'An application has 1 to 64 characters that can be seen.',
  environment: 'Choose one of the environments.',
  channelIds: 'Tick at least one number.',
  allowedAddresses: 'Enter at most 50 addresses or networks.',
  expiresAt: 'Choose a day that is not over.',
  perMinute: 'Enter a whole number above 0, or nothing.',
  perMonth: 'Enter a whole number above 0, or nothing.',
};
export const addressProblem = (at: number) => `Entry ${at} is neither an IP address nor a network.`;
export const nameTaken = 'Another working key has this name, or one that looks like it. Choose another name.';

// Edit
export const edit = (key: string) => `Edit ${key}`;
export const editConflict = 'Another working key has this name, or this key has ended meanwhile. Nothing was saved.';
export const save = 'Save';
export const saved = (key: string) => `${key} is saved.`;

// Rotate
export const rotate = (key: string) => `Rotate ${key}`;
export const rotateLead =
  'The key gets a new secret. Its name, permissions, limits and usage stay. You see the new secret once, in the next step.';
export const overlap = 'How long does the old secret still work?';
export const overlapNames: Record<Overlap, string> = {
  '0': 'It stops at once',
  '15m': '15 minutes',
  '1h': '1 hour',
  '24h': '24 hours',
  '7d': '7 days',
};
export const overlapTexts: Partial<Record<Overlap, string>> = {
  '0': 'Programs with the old secret are refused until they have the new one. Choose this when somebody else knows the secret.',
  '24h': 'Both secrets work meanwhile, so no call fails. You can end the old one earlier.',
};
export const rotateConfirm = 'Make new secret';
export const rotated = (key: string) => `${key} has a new secret.`;

// The old secret
export const oldWorksUntil = (hint: string, when: string) => `${hint} works until ${when}`;
export const endOverlap = 'End it now';
export const endOverlapOf = (key: string) => `End it now: the old secret of ${key}`;
export const endOverlapTitle = (key: string) => `End the old secret of ${key}?`;
export const endOverlapText = (hint: string) =>
  `The secret ${hint} stops working at once. Programs that still use it are refused. The newest secret works on.`;
export const endOverlapConfirm = 'End old secret';
export const overlapEnded = (key: string) => `The old secret of ${key} has ended.`;

// Revoke
export const revokeLabel = (key: string) => `Revoke API key ${key}`;
export const revokeTitle = (key: string) => `Revoke ${key}?`;
export const revokeText = 'It stops working at once. This cannot be undone.';
export const revokeUsed = (when: string, address: string | null) =>
  address === null ? `Last used ${when}.` : `Last used ${when} from ${address}.`;
export const revokeUnused = 'It was never used.';
export const revokeConfirm = 'Revoke';
export const revoked = (key: string) => `${key} is revoked. It no longer works.`;
