import type { HygieneCode, KeyKind } from '@chatelaine/shared';

// Texts of the screen "Hygiene".
export const title = 'Hygiene';
export const lead =
  'Keys that can do more than they do, or that nobody uses. Fewer rights mean less harm when a key leaks.';
export const caption = 'Keys to clean up';
export const key = 'Key';
export const findings = 'Findings';
export const act = 'What to do';
export const kindNames: Record<KeyKind, string> = {
  partner: 'Partner key',
  channel: 'Channel key',
  organization: 'Organization key',
};
export const findingTexts: Record<HygieneCode, string> = {
  never_used: 'It was never used.',
  idle: 'Nobody has used it for 90 days or more.',
  no_expiry: 'It works until someone revokes it.',
  no_address_limit: 'It works from any address.',
  wider_than_used: 'It can do more than it did in the last 30 days.',
};
export const neverUsedSince = (when: string) => `It was made ${when} and never used.`;
export const idleSince = (when: string) => `It was last used ${when}.`;
export const usedOnly = (scopes: string) => `In the last 30 days it used only: ${scopes}.`;
export const emptyTitle = 'Nothing to clean up.';
export const emptyText =
  'Every key is used, and has an expiry, allowed addresses and no more permissions than it needs.';
export const partnersKey = 'Your partner made this key or has permission on its number, so you can only revoke it.';
export const onlyThey = 'Only owners and admins change keys.';

// Narrow one key
export const narrow = 'Narrow';
export const narrowOf = (name: string) => `Narrow ${name}`;
export const narrowTitle = (name: string) => `Narrow ${name}?`;
export const narrowText = 'It takes effect at the next call. A call that needs more is refused.';
export const narrowScopes = (scopes: string) => `Only the permissions that it used: ${scopes}`;
export const narrowScopesText = (lost: string) => `It loses: ${lost}.`;
export const narrowExpiry = 'An expiry';
export const narrowExpiryText = 'The end of this day.';
export const narrowDay = 'Works until';
export const narrowDayWrong = 'Choose a day that is not over.';
export const narrowAddresses = 'Only some addresses';
export const narrowAddressesLast = (address: string) => `Its last call came from ${address}.`;
export const narrowAddressesNone = 'It was never used, so no address is known.';
export const narrowAddressesHint = 'IP addresses or networks, one in a line.';
export const narrowAddressesWrong = 'Enter at least one address.';
export const narrowNothing = 'Tick at least one line.';
export const narrowed = (name: string) => `${name} is narrowed.`;
export const narrowConflict = 'This key was changed or has ended meanwhile. Nothing was saved.';

// Revoke
export const revoke = 'Revoke';
export const revokeAll = (count: number) => `Revoke ${count} unused keys`;
export const unused = (count: number) => `${count} keys on this page are not used by anybody.`;
export const revokeAllTitle = (count: number) => `Revoke ${count} unused keys?`;
export const revokeAllText = 'These keys stop working at once. This cannot be undone.';
export const revokedAll = (count: number) => (count === 1 ? '1 key is revoked.' : `${count} keys are revoked.`);
