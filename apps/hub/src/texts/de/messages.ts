// Texte der Chats und einer Nachricht.
import type { MessageKind, MessageStatus } from '@chatelaine/shared';

export const title = 'Nachrichten';
export const lead = 'Was Ihre Nummern senden und empfangen, gleich welcher Schlüssel oder welche Person sendet.';
export const search = 'Kontakt suchen';
export const number = 'Nummer';
export const contact = 'Kontakt';
export const status = 'Status';
export const lastMessage = 'Letzte Nachricht';
export const noMessage = 'Keine Nachricht aufbewahrt';
export const time = 'Zeit';
export const you = 'Sie:';
export const youAlone = 'Sie';
export const unread = (count: number) => `${count} ungelesen`;
export const statusNames: Record<MessageStatus, string> = {
  queued: 'Wartet',
  sent: 'Gesendet',
  delivered: 'Zugestellt',
  read: 'Gelesen',
  played: 'Abgespielt',
  failed: 'Fehlgeschlagen',
  received: 'Empfangen',
};
export const kinds: Record<MessageKind, string> = {
  text: 'Text',
  image: 'Bild',
  video: 'Video',
  audio: 'Audio',
  document: 'Dokument',
  sticker: 'Sticker',
  location: 'Standort',
  contact: 'Kontakt',
  template: 'Vorlage',
  interactive: 'Auswahl',
  poll: 'Umfrage',
  reaction: 'Reaktion',
  unknown: 'Nachricht unbekannter Art',
};
export const emptyTitle = 'Noch keine Nachrichten';
export const firstSteps = (tryNow: string) => [
  'Öffnen Sie eine Ihrer Nummern unter Kanäle, oder fügen Sie dort eine hinzu. Erzeugen Sie dann ihren API-Schlüssel: das Passwort eines Programms.',
  `Drücken Sie „${tryNow}“ im Dialog mit dem Schlüssel, und kopieren Sie den Befehl, der eine Nachricht sendet.`,
  'Senden Sie an +12025550100. Diese Nummer gehört zur Sandbox und antwortet nach einer Sekunde.',
];

// Ein Chat
export const conversation = 'Chat';
export const withNumber = (own: string) => `Chat auf Ihrer Nummer ${own}`;
export const messagesWith = (name: string) => `Nachrichten mit ${name}`;
export const toContact = 'Kontakt';
export const markRead = 'Als gelesen markieren';
export const blueTicks = 'Der Absender sieht dann blaue Häkchen.';
export const markedRead = 'Alle Nachrichten dieses Chats sind als gelesen markiert.';
export const older = 'Ältere Nachrichten';
export const newest = 'Neueste Nachrichten';
export const noneTitle = 'Hier sind keine Nachrichten';
export const noneText =
  'Die Nachrichten dieses Chats wurden gelöscht, weil sie älter waren als Ihre Aufbewahrungsfrist.';
export const messageOf = (time: string, text: string) => `${time}: ${text}`;
export const edited = 'Bearbeitet';
export const revoked = 'Der Absender hat diese Nachricht gelöscht.';
export const reacted = (emoji: string) => `Reaktion: ${emoji}`;
export const reactionRemoved = 'Reaktion entfernt';

// Eine Nachricht
export const message = 'Nachricht';
export const from = 'Von';
export const to = 'An';
export const sentBy = 'Gesendet durch';
export const sentAt = 'Gesendet am';
export const receivedAt = 'Empfangen am';
export const editedAt = 'Bearbeitet am';
export const revokedAt = 'Gelöscht am';
export const messageId = 'Nachrichten-ID';
export const waMessageId = 'WhatsApp-ID';
export const senders = {
  key: 'Ein API-Schlüssel',
  person: 'Eine Person',
  partner: 'Ein API-Schlüssel eines Partners',
  phone: 'Die App auf dem Telefon',
};
export const ofPartner = (partner: string) => `Partner: ${partner}`;
export const overDoor = (door: string) => `Über die ${door}`;
export const statuses = 'Verlauf';
export const statusesText = 'Jeder Status mit der Zeit, zu der WhatsApp ihn gemeldet hat.';
export const noStatuses = 'Noch ist nichts gemeldet.';
export const tooLate = 'Er kam zu spät und hat nichts geändert.';
export const errorCode = (code: string) => `Fehlercode: ${code}`;
const lost = 'Der Absender verlor das Recht zu senden, bevor diese Nachricht gesendet wurde.';
/** Why a message failed, by the code of its error. */
export const errors: Partial<Record<string, string>> = {
  revoked: 'Der API-Schlüssel wurde widerrufen, bevor diese Nachricht gesendet wurde.',
  expired: 'Der API-Schlüssel lief ab, bevor diese Nachricht gesendet wurde.',
  not_allowed: lost,
  scope_missing: lost,
  not_found: lost,
  permission_missing: 'Die Berechtigung für diese Nummer endete, bevor diese Nachricht gesendet wurde.',
  suspended: 'Dieses Konto wurde gesperrt, bevor diese Nachricht gesendet wurde.',
  channel_not_running: 'Diese Nummer wurde angehalten, bevor diese Nachricht gesendet wurde.',
  internal: 'Auf unserer Seite ist etwas schiefgegangen. Senden Sie die Nachricht noch einmal.',
  unknown: 'Der Server wurde beendet, während er diese Nachricht sendete. Vielleicht hat WhatsApp sie bekommen.',
  '131026': 'WhatsApp kann an diese Nummer nicht zustellen. Vielleicht hat sie kein WhatsApp oder eine alte Version.',
  '131047': 'Diese Person hat zuletzt vor mehr als 24 Stunden geschrieben. Senden Sie stattdessen eine Vorlage.',
};
