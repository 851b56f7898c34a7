// Texte der Ansicht über die Aktivität.
export const title = 'Aktivität';
export const leads = {
  partner:
    'Was in diesem Konto und mit Ihren Kunden geschehen ist. Personen eines Kunden erscheinen nur als „der Kunde“.',
  client: 'Was in diesem Konto geschehen ist. Personen Ihres Partners erscheinen nur als „der Partner“.',
};
export const aboutLabels = { partner: 'Nummer, Kunden-ID oder Schlüssel-ID', client: 'Nummer oder Schlüssel-ID' };
export const group = 'Thema';
export const all = 'Alles';
export const groups = {
  permissions: 'Berechtigungen',
  keys: 'Schlüssel',
  people: 'Personen',
  settings: 'Einstellungen',
  numbers: 'Nummern',
  signIns: 'Anmeldungen',
};
export const what = 'Was geschehen ist';
export const who = 'Wer';
export const ofClient = (name: string) => `Kunde: ${name}`;
export const when = 'Wann';
export const open = 'Öffnen';
export const details = 'Einzelheiten';
export const field = 'Feld';
export const value = 'Wert';
export const before = 'Vorher';
export const after = 'Nachher';
export const eventId = 'Ereignis';
export const subjectId = 'Über';
export const yes = 'Ja';
export const no = 'Nein';
export const notSet = 'Nicht gesetzt';
export const which = 'Mehrere Nummern passen. Welche meinen Sie?';
export const emptyTitle = 'Noch ist nichts geschehen';
export const emptyText =
  'Jede Berechtigung, jeder Schlüssel, jede Anmeldung und jede geänderte Einstellung erscheint hier mit ihrer Zeit, auf Dauer.';
export const fields = {
  name: 'Name',
  kind: 'Art des Schlüssels',
  hint: 'Hinweis',
  hints: 'Hinweise',
  scopes: 'Scopes',
  allowedAddresses: 'Erlaubte Adressen',
  channelIds: 'Nummern',
  team: 'Team',
  application: 'Anwendung',
  environment: 'Umgebung',
  limitPerMinute: 'Aufrufe pro Minute',
  limitPerMonth: 'Aufrufe pro Monat',
  expiresAt: 'Endet',
  daysBefore: 'Tage vor dem Ende',
  days: 'Tage',
  overlap: 'Übergangszeit',
  widened: 'Kann mehr',
  reason: 'Grund',
  since: 'Sicherung vom',
  phoneNumber: 'Telefonnummer',
  payment: 'Zahlung',
  status: 'Status',
  source: 'Herkunft',
  role: 'Rolle',
  before: 'Rolle vorher',
  count: 'Male an diesem Tag',
  network: 'Netz',
  names: 'Namen',
  way: 'Angemeldet mit',
  newNetwork: 'Neues Netz',
  firstOfDay: 'Erstes Mal an diesem Tag',
  sessions: 'Beendete Sitzungen',
  legacyTokens: 'Legacy-Tokens',
  on: 'An',
  host: 'Host',
  granted: 'Gegeben',
  withdrawn: 'Entzogen',
  shared: 'Jetzt geteilt',
  partnerId: 'Partner-ID',
  redirectUrls: 'Redirect-URLs',
  hasLogo: 'Hat ein Logo',
  clientsMayWithdraw: 'Kunden dürfen entziehen',
  shareNewNumbersByDefault: 'Neue Nummern von Anfang an teilen',
  requireSignature: 'Signatur verlangen',
  testing: 'Test',
  permissions: 'Beendete Berechtigungen',
  keys: 'Beendete Schlüssel',
  requests: 'Beendete Anfragen',
  codes: 'Beendete Einmalcodes',
  signUpLinks: 'Beendete Einladungslinks',
  authenticatorOffers: 'Beendete Angebote einer Authenticator-App',
  emailChanges: 'Beendete Änderungen einer E-Mail-Adresse',
  knownBrowsers: 'Vergessene Browser',
  passkeys: 'Entfernte Passkeys',
  kept: 'Behaltene Berechtigungen und Schlüssel',
  fields: 'Geändert',
};

/** Die Wörter für Werte, die der Server als Codes schreibt, nach Feld. */
export const words: Record<string, Record<string, string>> = {
  kind: { partner: 'Partnerschlüssel', channel: 'Kanalschlüssel', organization: 'Organisationsschlüssel' },
  role: { owner: 'Inhaber', admin: 'Admin', member: 'Mitglied' },
  payment: { partner: 'Partnerzahlung', direct: 'Direktzahlung' },
  status: { pending: 'Noch nicht aktiv', running: 'Aktiv', stopped: 'Angehalten' },
  source: { partner_payment: 'Partnerzahlung', client_grant: 'Vom Kunden gegeben' },
  reason: {
    asked: 'Gewünscht',
    gone: 'Der Empfänger ist weg',
    failing: 'Nichts kam an',
    revoked: 'Widerrufen',
    replaced: 'Durch einen neueren Schlüssel ersetzt',
    restored: 'Server aus einer Sicherung wiederhergestellt',
    password_set: 'Passwort über einen Link gesetzt',
    operator: 'Vom Betreiber entfernt',
  },
  way: { passkey: 'Passkey' },
  environment: { production: 'Produktion', staging: 'Staging', development: 'Entwicklung' },
  fields: {
    url: 'URL',
    name: 'Name',
    events: 'Ereignisse',
    channelIds: 'Nummern',
    environments: 'Umgebungen',
    headers: 'Header',
    retryPolicy: 'Wiederholungen',
  },
};
