// Texts of the facts about one number, its permission, and the request for permission.
export const manageAccount = 'Manage Account';
export const manageAccountOf = (client: string) => `Manage Account: ${client}`;
export const details = 'Details';
export const detailsOf = (number: string) => `Details: ${number}`;
export const whatsAppChannel = 'WhatsApp Channel';
export const number = 'Number';
export const name = 'Display name';
export const client = 'Client';
export const status = 'Status';
export const payment = 'Payment';
export const partnerPermission = 'Partner API Key Permission';
export const apiKey = 'API key in use';
export const added = 'Added';
export const channelId = 'Channel ID';
export const since = {
  shared: (day: string, who: string | null) => (who === null ? `Since ${day}` : `Since ${day}, shared by ${who}`),
  missing: (day: string, who: string | null) => (who === null ? `Since ${day}` : `Since ${day}, withdrawn by ${who}`),
};
export const doers = { person: 'a person of this account', client: 'the client', operator: 'the operator' };
export const endsOn = (day: string) => `Ends on ${day}`;
export const neverShared = 'It was never shared.';
export const settings = 'Organization Settings';
export const changeIn = 'Change it in';
export const toKeys = 'API keys of this number';

// Request permission
export const askTitle = 'Permission';
export const askText = 'Your client decides who generates the keys of its numbers. Send it a link to share this one.';
export const request = 'Request permission';
export const requestFor = (number: string) => `Request permission for ${number}`;
export const requestText = (number: string) =>
  `Send this link to your client. An owner of the client signs in there and shares ${number} with you. The link does not expire.`;
export const link = 'Link';
export const copyLink = 'Copy link';
export const copied = 'Copied';
export const copyYourself = 'The link is selected. Press Ctrl+C or ⌘C to copy it.';
export const mail = 'Send by e-mail';
export const mailSubject = (number: string) => `Permission for the WhatsApp number ${number}`;
export const mailBody = (partner: string, number: string, url: string) =>
  `Hello,\n\nplease share the WhatsApp number ${number} with ${partner}, so that we can generate its API key and send messages for you:\n\n${url}\n\nYou can take the permission back at any time.\n`;
export const close = 'Close';
