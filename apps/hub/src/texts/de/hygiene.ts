import type { HygieneCode, KeyKind } from '@chatelaine/shared';

// Texte der Seite „Hygiene“.
export const title = 'Hygiene';
export const lead =
  'Schlüssel, die mehr können, als sie tun, oder die niemand benutzt. Weniger Rechte bedeuten weniger Schaden, wenn ein Schlüssel bekannt wird.';
export const caption = 'Schlüssel zum Aufräumen';
export const key = 'Schlüssel';
export const findings = 'Befunde';
export const act = 'Abhilfe';
export const kindNames: Record<KeyKind, string> = {
  partner: 'Partnerschlüssel',
  channel: 'Kanalschlüssel',
  organization: 'Organisationsschlüssel',
};
export const findingTexts: Record<HygieneCode, string> = {
  never_used: 'Er wurde nie benutzt.',
  idle: 'Seit mindestens 90 Tagen benutzt ihn niemand.',
  no_expiry: 'Er gilt, bis ihn jemand widerruft.',
  no_address_limit: 'Er gilt von jeder Adresse aus.',
  wider_than_used: 'Er kann mehr, als er in den letzten 30 Tagen getan hat.',
};
export const neverUsedSince = (when: string) => `Er wurde ${when} erstellt und nie benutzt.`;
export const idleSince = (when: string) => `Er wurde zuletzt ${when} benutzt.`;
export const usedOnly = (scopes: string) => `In den letzten 30 Tagen benutzte er nur: ${scopes}.`;
export const emptyTitle = 'Nichts aufzuräumen.';
export const emptyText =
  'Jeder Schlüssel wird benutzt, hat ein Ablaufdatum, erlaubte Adressen und nicht mehr Rechte, als er braucht.';
export const partnersKey =
  'Ihr Partner hat diesen Schlüssel erstellt oder hat die Berechtigung für die Nummer. Sie können ihn nur widerrufen.';
export const onlyThey = 'Nur Inhaber und Administratoren ändern Schlüssel.';

// Einen Schlüssel einschränken
export const narrow = 'Einschränken';
export const narrowOf = (name: string) => `${name} einschränken`;
export const narrowTitle = (name: string) => `${name} einschränken?`;
export const narrowText = 'Das gilt ab dem nächsten Aufruf. Ein Aufruf, der mehr braucht, wird abgelehnt.';
export const narrowScopes = (scopes: string) => `Nur die benutzten Rechte: ${scopes}`;
export const narrowScopesText = (lost: string) => `Er verliert: ${lost}.`;
export const narrowExpiry = 'Ein Ablaufdatum';
export const narrowExpiryText = 'Das Ende dieses Tages.';
export const narrowDay = 'Gilt bis';
export const narrowDayWrong = 'Wählen Sie einen Tag, der noch nicht vorbei ist.';
export const narrowAddresses = 'Nur bestimmte Adressen';
export const narrowAddressesLast = (address: string) => `Der letzte Aufruf kam von ${address}.`;
export const narrowAddressesNone = 'Er wurde nie benutzt, darum ist keine Adresse bekannt.';
export const narrowAddressesHint = 'IP-Adressen oder Netze, je eine Zeile.';
export const narrowAddressesWrong = 'Geben Sie mindestens eine Adresse ein.';
export const narrowNothing = 'Kreuzen Sie mindestens eine Zeile an.';
export const narrowed = (name: string) => `${name} ist eingeschränkt.`;
export const narrowConflict = 'Dieser Schlüssel wurde inzwischen geändert oder beendet. Nichts wurde gespeichert.';

// Widerrufen
export const revoke = 'Widerrufen';
export const revokeAll = (count: number) => `${count} unbenutzte Schlüssel widerrufen`;
export const unused = (count: number) => `${count} Schlüssel auf dieser Seite benutzt niemand.`;
export const revokeAllTitle = (count: number) => `${count} unbenutzte Schlüssel widerrufen?`;
export const revokeAllText = 'Diese Schlüssel gelten sofort nicht mehr. Das kann nicht rückgängig gemacht werden.';
export const revokedAll = (count: number) =>
  count === 1 ? '1 Schlüssel ist widerrufen.' : `${count} Schlüssel sind widerrufen.`;
