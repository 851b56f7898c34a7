import type { Sentences } from '../../activity/told.ts';

// Texts about events. Each sentence says what happened. `who` begins a sentence.
const at = (number: string | null) => (number === null ? '' : ` for ${number}`);
const roles = { owner: 'owner', admin: 'admin', member: 'member' };
const statuses = { pending: 'not active yet', running: 'running', stopped: 'stopped' };
const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
const times = (count: number) => (count === 1 ? '' : `, ${count} times on this day`);
const pauses = {
  gone: 'its receiver says that it is gone',
  failing: 'no delivery has arrived for five days',
  restored: 'the server was restored from a backup',
};

export const theOperator = 'The operator';
export const theServer = 'Chatelaine';
export const theClient = 'The client';
export const thePartner = 'The partner';
export const aPerson = (id: string) => `Person ${id}`;
export const aKey = (name: string) => `The key “${name}”`;
export const newer = (type: string) => `Something happened that this page has no words for yet (${type}).`;

export const sentences: Sentences = {
  'partner.added': ({ data }) => `The partner ${data.name} was added.`,
  'client.added': ({ data }) => `The client ${data.name} was added.`,
  'client.connected': ({ client }) =>
    client === null ? 'This account has a partner now.' : `${client} works with you now.`,
  'client.disconnected': ({ client }) =>
    client === null
      ? 'This account no longer works with its partner.'
      : `${client} no longer works with you, because it changed its partner.`,
  'channel.added': ({ data }) => `The number ${data.phoneNumber} (${data.name}) was added.`,
  'channel.status_changed': ({ number, subject, data }) =>
    `The number ${number ?? subject} is ${statuses[data.after]} now. Before, it was ${statuses[data.before]}.`,
  'channel.renamed': ({ number, subject, data }) => `The number ${number ?? subject} is named ${data.after.name} now.`,
  'channel.removed': ({ data }) => `The number ${data.phoneNumber} (${data.name}) was removed, with its messages.`,
  'account.suspended': ({ client }) => `${client ?? 'The account'} was suspended.`,
  'account.resumed': ({ client }) => `${client ?? 'The account'} is active again.`,
  'person.invited': ({ who, subject, data }) =>
    data.before === undefined
      ? `${who} invited ${subject} as ${roles[data.role]}.`
      : `${who} made ${subject} ${roles[data.role]}. Before, the role was ${roles[data.before]}.`,
  'person.joined': ({ subject }) => `${subject} accepted the invitation.`,
  'person.role_changed': ({ who, subject, data }) =>
    `${who} made ${subject} ${roles[data.after]}. Before, the role was ${roles[data.before]}.`,
  'person.signed_in': ({ subject, data }) =>
    `${subject} signed in${data.way === 'passkey' ? ' with a passkey' : ''}${data.newNetwork ? ', for the first time from this network' : ''}.`,
  'person.signed_out': ({ subject, data }) =>
    data.sessions === undefined ? `${subject} signed out everywhere.` : `${subject} was signed out everywhere.`,
  'person.sign_in_failed': ({ subject, data }) =>
    `Somebody entered a wrong password for ${subject}${times(data.count)}.`,
  'person.code_asked': ({ subject, data }) =>
    `Somebody entered the password of ${subject}, and was asked for a code${times(data.count)}.`,
  'person.code_failed': ({ subject, data }) => `Somebody entered a wrong code for ${subject}${times(data.count)}.`,
  'person.locked': ({ subject, data }) =>
    `Sign-ins as ${subject} were refused after too many failures${times(data.count)}.`,
  'person.unlocked': ({ subject }) => `${subject} can sign in again. The failures are forgotten.`,
  'person.password_forgotten': ({ subject }) => `Somebody asked for a link to set a new password for ${subject}.`,
  'person.password_changed': ({ subject }) => `${subject} changed the password.`,
  'person.email_changed': ({ subject }) => `${subject} has a new e-mail address.`,
  'person.removed': ({ who, subject }) => `${who} removed ${subject} from this account.`,
  'permission.granted': ({ who, client, data }) =>
    data.source === 'partner_payment'
      ? `${data.phoneNumber} is Shared from the start, because ${client === null ? 'the partner pays' : 'you pay'} for it.`
      : `${who} gave permission on ${data.phoneNumber}.`,
  'permission.withdrawn': ({ who, data }) =>
    data.reason === 'restored'
      ? `The permission on ${data.phoneNumber} ended, because the server was restored from a backup.`
      : `${who} withdrew ${data.phoneNumber}.`,
  'permission.expiring': ({ data }) => `The permission on ${data.phoneNumber} ends in ${days(data.daysBefore)}.`,
  'permission_request.opened': ({ who, client }) =>
    client === null ? `${who} opened a permission request.` : `${who} opened a permission request to ${client}.`,
  'permission_request.granted': ({ who, data }) =>
    `${who} answered a permission request. Granted: ${data.granted}, withdrawn: ${data.withdrawn}, Shared now: ${data.shared}.`,
  'permission_request.denied': ({ who }) => `${who} answered a permission request with no.`,
  'api_key.created': ({ who, number, data }) => `${who} created the key “${data.name}”${at(number)}.`,
  'api_key.edited': ({ who, number, data }) =>
    data.widened
      ? `${who} edited the key “${data.name}”${at(number)}. It can do more now.`
      : `${who} edited the key “${data.name}”${at(number)}.`,
  'api_key.rotated': ({ who, number, data }) => `${who} gave the key “${data.name}”${at(number)} a new secret.`,
  'api_key.overlap_ended': ({ who, number, data }) =>
    `${who} ended the old secret of the key “${data.name}”${at(number)}.`,
  'api_key.revoked': ({ who, number, data }) => {
    if (data.reason === 'replaced') return `The key “${data.name}”${at(number)} was replaced by a newer key.`;
    if (data.reason === 'restored')
      return `The key “${data.name}”${at(number)} ended, because the server was restored from a backup.`;
    return `${who} revoked the key “${data.name}”${at(number)}.`;
  },
  'api_key.expiring': ({ number, data }) => `The key “${data.name}”${at(number)} ends in ${days(data.daysBefore)}.`,
  'authenticator.added': ({ subject }) => `${subject} set up an authenticator app.`,
  'authenticator.removed': ({ subject }) => `${subject} no longer has an authenticator app.`,
  'passkey.added': ({ subject, data }) => `${subject} added the passkey “${data.name}”.`,
  'passkey.removed': ({ subject, data }) =>
    data.names.length === 1
      ? `${subject} no longer has the passkey “${data.names[0]}”.`
      : `${subject} no longer has these passkeys: ${data.names.join(', ')}.`,
  'passkey.copied': ({ subject, data }) =>
    `The passkey “${data.name}” of ${subject} was refused. Somebody may have a copy of it.`,
  'recovery_codes.created': ({ subject }) => `${subject} has new recovery codes.`,
  'recovery_code.used': ({ subject }) => `${subject} used a recovery code.`,
  'legacy_token.created': ({ subject, data }) =>
    data.newNetwork
      ? `A program signed in as ${subject}, for the first time from this network, and got a legacy token.`
      : `A program signed in as ${subject} and got a legacy token.`,
  'legacy_tokens.switched': ({ who, data }) => `${who} switched legacy tokens ${data.after.on ? 'on' : 'off'}.`,
  'platform_secret.rotated': ({ who }) => `${who} replaced the platform secret.`,
  'settings.updated': ({ who }) => `${who} changed the settings.`,
  'webhook.set': ({ who, number, data }) => `${who} set the webhook${at(number)}. Messages go to ${data.host}.`,
  'webhook.created': ({ who, data }) => `${who} created a webhook to ${data.host}.`,
  'webhook.edited': ({ who, data }) => `${who} changed the webhook to ${data.host}.`,
  'webhook.deleted': ({ who, data }) => `${who} deleted the webhook to ${data.host}.`,
  'webhook.secret_rotated': ({ who, data }) => `${who} replaced the secret of the webhook to ${data.host}.`,
  'webhook.failing': ({ data }) => `No delivery to ${data.host} has arrived for a day.`,
  'webhook.paused': ({ who, data }) =>
    data.reason === 'asked'
      ? `${who} paused the webhook to ${data.host}.`
      : `The webhook to ${data.host} was paused, because ${pauses[data.reason]}.`,
  'webhook.resumed': ({ who, data }) => `${who} resumed the webhook to ${data.host}.`,
  'webhook.replayed': ({ who, data }) => `${who} sent ${data.count} failed deliveries to ${data.host} again.`,
  'messages_retention.changed': ({ who, data }) =>
    `${who} set for how long messages are kept: ${days(data.after.days)}. Before, it was ${days(data.before.days)}.`,
  'contact.exported': ({ who, subject }) => `${who} exported everything about the contact ${subject}.`,
  'contact.erased': ({ who, subject }) => `${who} erased the contact ${subject} and all its messages.`,
  'server.restored': () => 'The server was restored from a backup. What had ended meanwhile was ended again.',
};
