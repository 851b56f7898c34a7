import type { CallDoor, CallOutcome, KeyKind } from '@chatelaine/shared';

// Texts of the list of calls, and of the search by request id.
export const title = 'Calls';
export const lead =
  'What your keys were used for, and why a call was refused. A call appears here up to 10 seconds later. Refused calls are kept for 7 days. Of accepted calls only a sample is kept.';
export const refresh = 'Refresh';

// The search
export const findLabel = 'Find a call by its request id';
export const findHint = 'The x-request-id that your program got with the answer.';
export const find = 'Find call';
export const findAgain = 'Search again';
export const notKeptTitle = 'No call of your keys is kept under this id';
export const notKeptLead = 'Check that the id is complete. If it is, one of these is the reason:';
export const notKeptReasons = [
  'The answer is less than 10 seconds old. Wait a moment, then search again.',
  'The call is older than 7 days.',
  'The call was accepted. Of accepted calls only a sample is kept.',
  'Its key was refused more than 1,000 times in that hour. Further calls were only counted.',
  'The call had no key, or a key that the server does not know. Such a call belongs to no account.',
];

// The list
export const time = 'Time';
export const key = 'Key';
export const operation = 'Operation';
export const outcome = 'Outcome';
export const address = 'Address';
export const channel = 'Number';
export const all = 'All';
export const allRefused = 'All refused';
export const endings = { accepted: 'Accepted', refused: 'Refused', failed: 'Error' };
export const unknownAddress = 'Unknown';
export const emptyTitle = 'No calls yet';
export const emptyText =
  'When a program calls with one of your keys, the call appears here up to 10 seconds later. Every refused call is kept for 7 days, and a sample of the accepted ones.';
export const toKeys = 'Go to API Keys';
export const countedTitle = 'Some refused calls were only counted';
export const counted = (calls: string, hour: string, name: string) =>
  `${hour}: ${calls} more refused calls with ${name}`;
export const countedMore = 'There are further such hours.';

// One call
export const acceptedTitle = 'Accepted call';
export const door = 'API';
export const status = 'HTTP status';
export const requestId = 'Request id';
export const cureTitle = 'What to do';
export const openKey = 'Open the key';
export const callsOfKey = 'Show all calls of this key';
export const close = 'Close';
export const doors: Record<CallDoor, string> = {
  messaging: 'Messaging API',
  partner_api: 'Partner API',
  sessions: 'Sessions API',
  trpc: 'tRPC API',
};
export const keyKinds: Record<KeyKind, string> = {
  partner: 'Partner key',
  channel: 'Channel key',
  organization: 'Organization key',
};
export const reasons: Record<Exclude<CallOutcome, 'ok'>, string> = {
  upstream_error: 'WhatsApp answered with an error',
  invalid_input: 'The request is not valid',
  two_credentials: 'The request carries two keys',
  redirect_not_allowed: 'The redirect URL is not registered',
  unauthenticated: 'The key is not valid',
  wrong_header: 'Wrong header, or wrong API for this key',
  revoked: 'The key was revoked',
  rotated_out: 'The secret was replaced',
  expired: 'The key has expired',
  code_required: 'Only a person can do this',
  code_wrong: 'The one-time code is wrong',
  not_allowed: 'A key of this kind cannot do this',
  scope_missing: 'The key lacks the permission',
  address_not_allowed: 'The address is not allowed',
  permission_missing: 'The number is not shared',
  suspended: 'The account is suspended',
  not_found: 'Not found, or not yours',
  method_not_allowed: 'Wrong HTTP method',
  conflict: 'Changed by somebody else meanwhile',
  already_created: 'Created before',
  channel_not_running: 'The number is not running',
  events_gone: 'The events after this id are no longer here',
  too_large: 'The request is too large',
  idempotency_mismatch: 'Idempotency key used twice',
  rate_limited: 'Too many calls',
  quota_exceeded: 'Monthly limit used up',
  not_supported: 'Not supported here',
  internal: 'Error of this server',
  unavailable: 'The server could not decide',
};
/** What the owner of the key does so that the next call succeeds. */
export const cures: Record<Exclude<CallOutcome, 'ok'>, string> = {
  upstream_error:
    'The key is fine. The answer that your program got has the error of WhatsApp: correct the message, then send it again.',
  invalid_input: 'The answer that your program got names the wrong field. Correct it, then send the request again.',
  two_credentials: 'Send one key in one header, and remove the other key from the request.',
  redirect_not_allowed: 'Register the redirect URL in the settings of the partner, then ask for the link again.',
  unauthenticated: 'Copy the whole key into your program again. If nobody has it any more, make a new key.',
  wrong_header:
    'Send a partner key as x-api-key to /trpc or /api/v2, a channel key as D360-API-KEY to /messages, and an organization key as Authorization: Bearer to /api/v1.',
  revoked:
    'A revoked key never works again. Open the key to see why it ended: somebody revoked it, or the permission on its number ended. Then make a new key and put it into the program.',
  rotated_out: 'Your program still uses the old secret. Put the new secret of this key into the program.',
  expired: 'Make a new key with a later end, and put it into the program.',
  code_required: 'Do this in the hub as a person. A program cannot give a one-time code.',
  code_wrong: 'Ask for a new one-time code, and send it within ten minutes.',
  not_allowed: 'Do this in the hub as a person, or use a key of another kind.',
  scope_missing: 'Give the key the permission that this operation needs, or use another key.',
  address_not_allowed: "Add the program's address to the key's allowed addresses, or call from an address on its list.",
  permission_missing: 'Ask the client to share the number with you again. Then make a new key.',
  suspended: 'Contact the operator of this server. Keys work again when the account is no longer suspended.',
  not_found: 'Check the id in the request. It may belong to another account, or be gone.',
  method_not_allowed: 'Use the HTTP method that the documentation names for this address.',
  conflict: 'Read the current state again, then repeat the change if you still want it.',
  already_created:
    'It exists already. Its secret is shown only once: if it is lost, replace the secret or make a new key.',
  channel_not_running: 'Wait until the number is running again, or contact the operator of this server.',
  events_gone: 'Read from the oldest event, without `after`.',
  too_large: 'Send less in one request.',
  idempotency_mismatch: 'Use a new Idempotency-Key for each different request.',
  rate_limited: 'Send fewer calls in a minute, or raise the limit of the key.',
  quota_exceeded: 'Wait for the next month, or raise the monthly limit of the key.',
  not_supported: 'This operation does not exist on this server. See the documentation for another way.',
  internal: 'Send the call again. If it fails again, give the request id to support.',
  unavailable: 'Nothing was changed. Send the call again in a moment.',
};
export const addAddress = (from: string) =>
  `Add ${from} to the key's allowed addresses, or call from an address on its list.`;
export const acceptedText = 'The server accepted this call. There is nothing to do.';
