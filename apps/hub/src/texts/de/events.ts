import type { Sentences } from '../../activity/told.ts';

// Texte über Ereignisse. Jeder Satz sagt, was geschehen ist. `who` beginnt einen Satz.
const at = (number: string | null) => (number === null ? '' : ` für ${number}`);
const roles = { owner: 'Inhaber', admin: 'Admin', member: 'Mitglied' };
const statuses = { pending: 'noch nicht aktiv', running: 'aktiv', stopped: 'angehalten' };
const days = (count: number) => (count === 1 ? '1 Tag' : `${count} Tagen`);
const times = (count: number) => (count === 1 ? '' : `, ${count}-mal an diesem Tag`);
const pauses = {
  gone: 'der Empfänger sagt, dass es ihn nicht mehr gibt',
  failing: 'seit fünf Tagen keine Zustellung angekommen ist',
  restored: 'der Server aus einer Sicherung wiederhergestellt wurde',
};

export const theOperator = 'Der Betreiber';
export const theServer = 'Chatelaine';
export const theClient = 'Der Kunde';
export const thePartner = 'Der Partner';
export const aPerson = (id: string) => `Person ${id}`;
export const aKey = (name: string) => `Der Schlüssel „${name}“`;
export const newer = (type: string) => `Etwas ist geschehen, wofür diese Seite noch keine Worte hat (${type}).`;

export const sentences: Sentences = {
  'partner.added': ({ data }) => `Der Partner ${data.name} wurde hinzugefügt.`,
  'client.added': ({ data }) => `Der Kunde ${data.name} wurde hinzugefügt.`,
  'client.connected': ({ client }) =>
    client === null ? 'Dieses Konto hat jetzt einen Partner.' : `${client} arbeitet jetzt mit Ihnen.`,
  'client.disconnected': ({ client }) =>
    client === null
      ? 'Dieses Konto arbeitet nicht mehr mit seinem Partner.'
      : `${client} arbeitet nicht mehr mit Ihnen und hat den Partner gewechselt.`,
  'channel.added': ({ data }) => `Die Nummer ${data.phoneNumber} (${data.name}) wurde hinzugefügt.`,
  'channel.status_changed': ({ number, subject, data }) =>
    `Die Nummer ${number ?? subject} ist jetzt ${statuses[data.after]}. Vorher war sie ${statuses[data.before]}.`,
  'channel.renamed': ({ number, subject, data }) => `Die Nummer ${number ?? subject} heißt jetzt ${data.after.name}.`,
  'channel.removed': ({ data }) =>
    `Die Nummer ${data.phoneNumber} (${data.name}) wurde mit ihren Nachrichten entfernt.`,
  'account.suspended': ({ client }) => `${client ?? 'Das Konto'} wurde gesperrt.`,
  'account.resumed': ({ client }) => `${client ?? 'Das Konto'} ist wieder aktiv.`,
  'person.invited': ({ who, subject, data }) =>
    data.before === undefined
      ? `${who} hat ${subject} eingeladen (Rolle: ${roles[data.role]}).`
      : `${who} hat ${subject} eine andere Rolle gegeben: ${roles[data.role]}, vorher ${roles[data.before]}.`,
  'person.joined': ({ subject }) => `${subject} hat die Einladung angenommen.`,
  'person.role_changed': ({ who, subject, data }) =>
    `${who} hat ${subject} eine andere Rolle gegeben: ${roles[data.after]}, vorher ${roles[data.before]}.`,
  'person.signed_in': ({ subject, data }) =>
    `${subject} hat sich${data.way === 'passkey' ? ' mit einem Passkey' : ''} angemeldet${data.newNetwork ? ', zum ersten Mal aus diesem Netz' : ''}.`,
  'person.signed_out': ({ subject, data }) =>
    data.sessions === undefined ? `${subject} hat sich überall abgemeldet.` : `${subject} wurde überall abgemeldet.`,
  'person.sign_in_failed': ({ subject, data }) =>
    `Jemand hat ein falsches Passwort für ${subject} eingegeben${times(data.count)}.`,
  'person.code_asked': ({ subject, data }) =>
    `Jemand hat das Passwort von ${subject} eingegeben und wurde nach einem Code gefragt${times(data.count)}.`,
  'person.code_failed': ({ subject, data }) =>
    `Jemand hat einen falschen Code für ${subject} eingegeben${times(data.count)}.`,
  'person.locked': ({ subject, data }) =>
    `Anmeldungen als ${subject} wurden nach zu vielen Fehlversuchen abgelehnt${times(data.count)}.`,
  'person.unlocked': ({ subject }) => `${subject} kann sich wieder anmelden. Die Fehlversuche sind vergessen.`,
  'person.password_forgotten': ({ subject }) =>
    `Jemand hat einen Link für ein neues Passwort für ${subject} angefordert.`,
  'person.password_changed': ({ subject }) => `${subject} hat das Passwort geändert.`,
  'person.email_changed': ({ subject }) => `${subject} hat eine neue E-Mail-Adresse.`,
  'person.removed': ({ who, subject }) => `${who} hat ${subject} aus diesem Konto entfernt.`,
  'permission.granted': ({ who, client, data }) =>
    data.source === 'partner_payment'
      ? `${data.phoneNumber} ist von Anfang an geteilt, weil ${client === null ? 'der Partner dafür zahlt' : 'Sie dafür zahlen'}.`
      : `${who} hat die Berechtigung für ${data.phoneNumber} gegeben.`,
  'permission.withdrawn': ({ who, data }) =>
    data.reason === 'restored'
      ? `Die Berechtigung für ${data.phoneNumber} endete, weil der Server aus einer Sicherung wiederhergestellt wurde.`
      : `${who} hat ${data.phoneNumber} entzogen.`,
  'permission.expiring': ({ data }) => `Die Berechtigung für ${data.phoneNumber} endet in ${days(data.daysBefore)}.`,
  'permission_request.opened': ({ who, client }) =>
    client === null
      ? `${who} hat eine Bitte um Berechtigung geöffnet.`
      : `${who} hat eine Bitte um Berechtigung an ${client} geöffnet.`,
  'permission_request.granted': ({ who, data }) =>
    `${who} hat eine Bitte um Berechtigung beantwortet. Gegeben: ${data.granted}, entzogen: ${data.withdrawn}, jetzt geteilt: ${data.shared}.`,
  'permission_request.denied': ({ who }) => `${who} hat eine Bitte um Berechtigung abgelehnt.`,
  'api_key.created': ({ who, number, data }) => `${who} hat den Schlüssel „${data.name}“${at(number)} erstellt.`,
  'api_key.edited': ({ who, number, data }) =>
    data.widened
      ? `${who} hat den Schlüssel „${data.name}“${at(number)} bearbeitet. Er kann jetzt mehr.`
      : `${who} hat den Schlüssel „${data.name}“${at(number)} bearbeitet.`,
  'api_key.rotated': ({ who, number, data }) =>
    `${who} hat dem Schlüssel „${data.name}“${at(number)} ein neues Geheimnis gegeben.`,
  'api_key.overlap_ended': ({ who, number, data }) =>
    `${who} hat das alte Geheimnis des Schlüssels „${data.name}“${at(number)} beendet.`,
  'api_key.revoked': ({ who, number, data }) => {
    if (data.reason === 'replaced')
      return `Ein neuerer Schlüssel hat den Schlüssel „${data.name}“${at(number)} ersetzt.`;
    if (data.reason === 'restored')
      return `Der Schlüssel „${data.name}“${at(number)} endete, weil der Server aus einer Sicherung wiederhergestellt wurde.`;
    return `${who} hat den Schlüssel „${data.name}“${at(number)} widerrufen.`;
  },
  'api_key.expiring': ({ number, data }) =>
    `Der Schlüssel „${data.name}“${at(number)} endet in ${days(data.daysBefore)}.`,
  'authenticator.added': ({ subject }) => `${subject} hat eine Authenticator-App eingerichtet.`,
  'authenticator.removed': ({ subject }) => `${subject} hat keine Authenticator-App mehr.`,
  'passkey.added': ({ subject, data }) => `${subject} hat den Passkey „${data.name}“ hinzugefügt.`,
  'passkey.removed': ({ subject, data }) =>
    data.names.length === 1
      ? `${subject} hat den Passkey „${data.names[0]}“ nicht mehr.`
      : `${subject} hat diese Passkeys nicht mehr: ${data.names.join(', ')}.`,
  'passkey.copied': ({ subject, data }) =>
    `Der Passkey „${data.name}“ von ${subject} wurde abgelehnt. Vielleicht hat jemand eine Kopie.`,
  'recovery_codes.created': ({ subject }) => `${subject} hat neue Wiederherstellungscodes.`,
  'recovery_code.used': ({ subject }) => `${subject} hat einen Wiederherstellungscode benutzt.`,
  'legacy_token.created': ({ subject, data }) =>
    data.newNetwork
      ? `Ein Programm hat sich als ${subject} angemeldet, zum ersten Mal aus diesem Netz, und bekam ein Legacy-Token.`
      : `Ein Programm hat sich als ${subject} angemeldet und bekam ein Legacy-Token.`,
  'legacy_tokens.switched': ({ who, data }) =>
    `${who} hat die Legacy-Tokens ${data.after.on ? 'eingeschaltet' : 'ausgeschaltet'}.`,
  'platform_secret.rotated': ({ who }) => `${who} hat das Plattformgeheimnis ersetzt.`,
  'settings.updated': ({ who }) => `${who} hat die Einstellungen geändert.`,
  'webhook.set': ({ who, number, data }) =>
    `${who} hat den Webhook${at(number)} gesetzt. Nachrichten gehen an ${data.host}.`,
  'webhook.created': ({ who, data }) => `${who} hat einen Webhook zu ${data.host} erstellt.`,
  'webhook.edited': ({ who, data }) => `${who} hat den Webhook zu ${data.host} geändert.`,
  'webhook.deleted': ({ who, data }) => `${who} hat den Webhook zu ${data.host} gelöscht.`,
  'webhook.secret_rotated': ({ who, data }) => `${who} hat das Geheimnis des Webhooks zu ${data.host} ersetzt.`,
  'webhook.failing': ({ data }) => `Seit einem Tag ist keine Zustellung an ${data.host} angekommen.`,
  'webhook.paused': ({ who, data }) =>
    data.reason === 'asked'
      ? `${who} hat den Webhook zu ${data.host} pausiert.`
      : `Der Webhook zu ${data.host} wurde pausiert, weil ${pauses[data.reason]}.`,
  'webhook.resumed': ({ who, data }) => `${who} hat den Webhook zu ${data.host} fortgesetzt.`,
  'webhook.replayed': ({ who, data }) =>
    `${who} hat ${data.count} fehlgeschlagene Zustellungen an ${data.host} noch einmal gesendet.`,
  'messages_retention.changed': ({ who, data }) =>
    `${who} hat festgelegt, dass Nachrichten nach ${days(data.after.days)} gelöscht werden. Vorher: nach ${days(data.before.days)}.`,
  'contact.exported': ({ who, subject }) => `${who} hat alles über den Kontakt ${subject} exportiert.`,
  'contact.erased': ({ who, subject }) => `${who} hat den Kontakt ${subject} und alle seine Nachrichten gelöscht.`,
  'server.restored': () =>
    'Der Server wurde aus einer Sicherung wiederhergestellt. Was inzwischen beendet war, wurde wieder beendet.',
};
