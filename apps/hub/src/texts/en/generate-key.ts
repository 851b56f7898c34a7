import { type CreateKeyReason, SHARED_WITH_PARTNER } from '@chatelaine/shared';

// Texts of the button "Generate API Key" and its dialogs, and of the keys of one number.
export const generate = 'Generate API Key';
export const generateFor = (number: string) => `Generate API Key for ${number}`;
export const newTitle = (number: string) => `Generate API Key for ${number}`;
export const sharedWithPartner: string = SHARED_WITH_PARTNER;
/** The name of the page that the sentence above leads to. The sentence contains it. */
export const settingsName = 'Organization Settings';
export const whatClientSees = 'What your client sees';
export const reasons: Record<Exclude<CreateKeyReason, 'shared_with_partner'>, string> = {
  not_allowed: 'Only owners and admins can generate keys.',
  scope_missing: 'This key may not generate keys.',
  suspended: 'The account of the client is suspended.',
  channel_not_running: 'You can generate a key once this number is running.',
  permission_missing: 'Your client has not shared this number with you.',
};

// The key that is replaced
export const replaceTitle = (key: string) => `Replace the key “${key}”?`;
export const replaceText = (number: string) =>
  `${number} has one key. The new key replaces this one: every program that uses it stops working at once.`;
export const replaceConfirm = 'Replace this key';
export const createdOn = (day: string) => `Created ${day}`;
export const usedLast = (when: string) => `Last used ${when}`;
export const neverUsed = 'Never used';

// The keys of a number
export const inForce = 'API key in use';
export const noKey = 'No key is in use.';
export const keysTitle = 'Keys of this number';
export const allKeys = 'All keys';
export const noKeys = 'No keys yet';
export const noKeysText = 'With an API key, a program sends messages from this number. Generate the first one above.';
export const noKeysYet = 'Keys appear here as soon as one is generated for this number.';
