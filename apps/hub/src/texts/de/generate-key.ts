import type { CreateKeyReason } from '@chatelaine/shared';

// Texte der Schaltfläche „API-Schlüssel erzeugen“ und ihrer Dialoge, und der Schlüssel einer Nummer.
export const generate = 'API-Schlüssel erzeugen';
export const generateFor = (number: string) => `API-Schlüssel erzeugen: ${number}`;
export const newTitle = (number: string) => `API-Schlüssel erzeugen: ${number}`;
export const sharedWithPartner: string =
  'API-Schlüssel sind für diese Nummer deaktiviert. Die Nummer wurde mit Ihrem Integrationspartner geteilt. Mit Ihrer Berechtigung greift der Partner in Ihrem Namen auf die WhatsApp Business API zu. Verwalten Sie Berechtigungen unter „Organisationseinstellungen“, oder wenden Sie sich an Ihren Partner.';
export const settingsName = 'Organisationseinstellungen';
export const whatClientSees = 'Was Ihr Kunde sieht';
export const reasons: Record<Exclude<CreateKeyReason, 'shared_with_partner'>, string> = {
  not_allowed: 'Nur Inhaber und Admins können Schlüssel erzeugen.',
  scope_missing: 'Dieser Schlüssel darf keine Schlüssel erzeugen.',
  suspended: 'Das Konto des Kunden ist gesperrt.',
  channel_not_running: 'Sie können einen Schlüssel erzeugen, sobald diese Nummer aktiv ist.',
  permission_missing: 'Ihr Kunde hat diese Nummer nicht mit Ihnen geteilt.',
};

// Der Schlüssel, der ersetzt wird
export const replaceTitle = (key: string) => `Den Schlüssel „${key}“ ersetzen?`;
export const replaceText = (number: string) =>
  `${number} hat einen Schlüssel. Der neue ersetzt ihn: Jedes Programm, das ihn benutzt, hört sofort auf zu funktionieren.`;
export const replaceConfirm = 'Schlüssel ersetzen';
export const createdOn = (day: string) => `Erstellt am ${day}`;
export const usedLast = (when: string) => `Zuletzt benutzt ${when}`;
export const neverUsed = 'Nie benutzt';

// Die Schlüssel einer Nummer
export const inForce = 'API-Schlüssel in Gebrauch';
export const noKey = 'Kein Schlüssel ist in Gebrauch.';
export const keysTitle = 'Schlüssel dieser Nummer';
export const allKeys = 'Alle Schlüssel';
export const noKeys = 'Noch keine Schlüssel';
export const noKeysText =
  'Mit einem API-Schlüssel sendet ein Programm Nachrichten von dieser Nummer. Erzeugen Sie oben den ersten.';
export const noKeysYet = 'Schlüssel erscheinen hier, sobald einer für diese Nummer erzeugt wird.';
