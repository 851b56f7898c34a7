import type { Environment, RetryPolicy } from '@chatelaine/shared';

// Texts of the form of a webhook.
export const addTitle = 'Add webhook';
export const codeTitle = 'Add webhook: confirm';
export const editTitle = (webhook: string) => `Edit ${webhook}`;
export const url = 'URL';
export const urlHint = 'The address of your program. It begins with https://.';
export const name = 'Name';
export const nameHint = 'So that you find the webhook later, e.g. Order system. You can leave it empty.';
export const eventsLegend = 'Which events does it get?';
export const eventsAll = 'All events';
export const eventsAllText = 'Also events that are added later.';
export const some = 'Only these';
export const more = 'More: numbers, environments, headers, retries';
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
export const headersStay =
  'The new address belongs to another host, port or scheme. The values of these headers do not go there. Choose “Replace all”, and write the headers that the new address needs, or none.';
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
export const attemptsHint = 'The first one counts too. From 1 to 30.';
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
