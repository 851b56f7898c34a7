import type { KeyStatus, Overlap, RefusalCode } from '@chatelaine/shared';

// Texte der API-Schlüssel jeder Art: die Tabelle, das Formular und die Dialoge.
export const name = 'Name';
export const hint = 'Schlüssel';
export const permissions = 'Berechtigungen';
export const status = 'Status';
export const created = 'Erstellt';
export const createdBy = (who: string) => `von ${who}`;
export const lastUsed = 'Zuletzt benutzt';
export const usedFrom = (address: string) => `von ${address}`;
export const refused = (when: string, why: string) => `Abgelehnt ${when}: ${why}`;
export const actions = 'Aktionen';
export const show = 'Anzeigen';
export const showLive = 'Gültige Schlüssel';
export const showEnded = 'Beendete Schlüssel';
export const endsOn = (day: string) => `Endet am ${day}`;
export const statusNames: Record<KeyStatus, string> = {
  live: 'Gültig',
  expired: 'Abgelaufen',
  revoked: 'Widerrufen',
  rotated_out: 'Ersetzt',
  permission_ended: 'Berechtigung beendet',
};
export const refusedFor: Partial<Record<RefusalCode, string>> = {
  address_not_allowed: 'Die Adresse ist nicht erlaubt',
  scope_missing: 'Der Schlüssel hat dafür keine Berechtigung',
  not_allowed: 'Schlüssel dieser Art können das nicht',
  wrong_header: 'Falscher Header oder falsche Adresse der API',
  expired: 'Der Schlüssel ist abgelaufen',
  revoked: 'Der Schlüssel wurde widerrufen',
  rotated_out: 'Das Geheimnis wurde ersetzt',
  permission_missing: 'Die Nummer ist nicht geteilt',
  channel_not_running: 'Die Nummer ist nicht aktiv',
  suspended: 'Das Konto ist gesperrt',
  rate_limited: 'Zu viele Aufrufe in einer Minute',
  quota_exceeded: 'Das Monatslimit ist aufgebraucht',
  not_found: 'Nicht vorhanden oder nicht Ihres',
  invalid_input: 'Die Anfrage ist nicht gültig',
  unavailable: 'Der Server konnte nicht entscheiden',
};
export const scopeNames = {
  partner: { read: 'Lesen', keys: 'Kanalschlüssel', onboarding: 'Anfragen', settings: 'Einstellungen' },
  channel: { send: 'Senden', manage: 'Verwalten' },
  organization: { read: 'Lesen', send: 'Senden', manage: 'Verwalten', events: 'Ereignisse' },
};
export const scopeTexts = {
  partner: {
    read: 'Kunden, Nummern, Berechtigungen, Schlüssel und Nutzung auflisten.',
    keys: 'Schlüssel für geteilte Nummern erstellen, ändern und widerrufen.',
    onboarding: 'Kunden um Berechtigung bitten.',
    settings:
      'Einstellungen ändern, Partnerschlüssel beenden, Schlüsseln mehr Rechte geben. Nur für Programme, die verwalten.',
  },
  channel: { send: 'Nachrichten senden.', manage: 'Den Webhook der Nummer setzen.' },
  organization: {
    read: 'Sitzungen, Chats, Kontakte und Nachrichten auflisten und lesen.',
    send: 'Nachrichten senden und auf Nachrichten reagieren, sie bearbeiten, zurückziehen und weiterleiten.',
    manage:
      'Sitzungen und Webhooks erstellen und ändern. Sitzungen entfernen, Kontakte exportieren und löschen, die Aufbewahrungsfrist von Nachrichten ändern.',
    events: 'Mit dem WebSocket verbinden und Ereignisse in Echtzeit empfangen.',
  },
};

// Das Formular
export const nameHint = 'Damit Sie den Schlüssel später finden, z. B. Prod Server.';
export const more = 'Weitere Einstellungen: Etiketten, Adressen, Ablauf, Limits';
export const environment = 'Umgebung';
export const environmentNames = {
  '': 'Nicht gesetzt',
  production: 'Produktion',
  staging: 'Test',
  development: 'Entwicklung',
};
export const team = 'Team';
export const application = 'Anwendung';
export const addresses = 'Erlaubte Adressen';
export const addressesHint =
  'IP-Adressen oder Netze, eine je Zeile, z. B. 203.0.113.7 oder 203.0.113.0/24. Leer: jede Adresse.';
export const expires = 'Gültig bis';
export const expiresHint = 'Ende dieses Tages. Leer: ohne Ende.';
export const perMinute = 'Aufrufe je Minute';
export const perMonth = 'Aufrufe je Monat';
export const limitHint = 'Leer: kein Limit.';
export const problems = {
  name: 'Geben Sie einen Namen mit 1 bis 64 sichtbaren Zeichen ein.',
  scopes: 'Wählen Sie mindestens eine Berechtigung.',
  team: 'Ein Team hat 1 bis 64 sichtbare Zeichen.',
  application: 'Eine Anwendung hat 1 bis 64 sichtbare Zeichen.',
  environment: 'Wählen Sie eine der Umgebungen.',
  channelIds: 'Wählen Sie mindestens eine Nummer.',
  allowedAddresses: 'Geben Sie höchstens 50 Adressen oder Netze ein.',
  expiresAt: 'Wählen Sie einen Tag, der noch nicht vorbei ist.',
  perMinute: 'Geben Sie eine ganze Zahl über 0 ein oder nichts.',
  perMonth: 'Geben Sie eine ganze Zahl über 0 ein oder nichts.',
};
export const addressProblem = (at: number) => `Eintrag ${at} ist weder eine IP-Adresse noch ein Netz.`;
export const nameTaken = 'Ein anderer gültiger Schlüssel heißt so oder sieht so aus. Wählen Sie einen anderen Namen.';

// Bearbeiten
export const edit = (key: string) => `${key} bearbeiten`;
export const editConflict =
  'Ein anderer gültiger Schlüssel heißt so, oder dieser Schlüssel wurde inzwischen beendet. Nichts wurde gespeichert.';
export const save = 'Speichern';
export const saved = (key: string) => `${key} ist gespeichert.`;

// Erneuern
export const rotate = (key: string) => `${key} erneuern`;
export const rotateLead =
  'Der Schlüssel bekommt ein neues Geheimnis. Name, Berechtigungen, Limits und Nutzung bleiben. Sie sehen das neue Geheimnis einmal, im nächsten Schritt.';
export const overlap = 'Wie lange gilt das alte Geheimnis noch?';
export const overlapNames: Record<Overlap, string> = {
  '0': 'Es endet sofort',
  '15m': '15 Minuten',
  '1h': '1 Stunde',
  '24h': '24 Stunden',
  '7d': '7 Tage',
};
export const overlapTexts: Partial<Record<Overlap, string>> = {
  '0': 'Programme mit dem alten Geheimnis werden abgelehnt, bis sie das neue haben. Wählen Sie das, wenn jemand anders das Geheimnis kennt.',
  '24h': 'So lange gelten beide, daher schlägt kein Aufruf fehl. Sie können das alte früher beenden.',
};
export const rotateConfirm = 'Neues Geheimnis erstellen';
export const rotated = (key: string) => `${key} hat ein neues Geheimnis.`;

// Das alte Geheimnis
export const oldWorksUntil = (hint: string, when: string) => `${hint} gilt bis ${when}`;
export const endOverlap = 'Jetzt beenden';
export const endOverlapOf = (key: string) => `Jetzt beenden: das alte Geheimnis von ${key}`;
export const endOverlapTitle = (key: string) => `Das alte Geheimnis von ${key} beenden?`;
export const endOverlapText = (hint: string) =>
  `Das Geheimnis ${hint} gilt ab sofort nicht mehr. Programme, die es noch benutzen, werden abgelehnt. Das neueste Geheimnis gilt weiter.`;
export const endOverlapConfirm = 'Altes Geheimnis beenden';
export const overlapEnded = (key: string) => `Das alte Geheimnis von ${key} ist beendet.`;

// Widerrufen
export const revokeLabel = (key: string) => `API-Schlüssel ${key} widerrufen`;
export const revokeTitle = (key: string) => `${key} widerrufen?`;
export const revokeText = 'Der Schlüssel gilt ab sofort nicht mehr. Das lässt sich nicht rückgängig machen.';
export const revokeUsed = (when: string, address: string | null) =>
  address === null ? `Zuletzt benutzt ${when}.` : `Zuletzt benutzt ${when} von ${address}.`;
export const revokeUnused = 'Er wurde nie benutzt.';
export const revokeConfirm = 'Widerrufen';
export const revoked = (key: string) => `${key} ist widerrufen und gilt nicht mehr.`;
