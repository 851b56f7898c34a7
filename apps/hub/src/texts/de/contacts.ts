// Texte der Liste der Kontakte und eines Kontakts.
import type { ContactNameKind } from '@chatelaine/shared';

export const title = 'Kontakte';
export const lead = 'Die Personen, mit denen Ihre Nummern Nachrichten austauschen.';
export const contact = 'Kontakt';
export const search = 'Nach Name oder Nummer suchen';
export const name = 'Name';
export const kind = 'Art';
export const since = 'Seit';
export const until = 'Bis';
export const now = 'Jetzt';
export const kinds: Record<ContactNameKind, string> = {
  user_id: 'Benutzer-ID',
  parent_user_id: 'Übergeordnete Benutzer-ID',
  phone: 'Telefon',
  username: 'Benutzername',
};
export const emptyTitle = 'Noch keine Kontakte';
export const knownSince = 'Bekannt seit';
export const toMessages = 'Nachrichten';
export const names = 'Namen';
export const namesText = 'Jeder Name, unter dem diese Person hier bekannt ist. Die Suche findet auch alte Namen.';
export const noNames = 'Es ist kein Name bekannt.';
export const privacy = 'Exportieren und löschen';
export const privacyText = 'Für eine Person, die fragt, was Sie aufbewahren, oder die Löschung verlangt.';
export const onlyManagers = 'Nur Inhaber und Admins exportieren und löschen Kontakte.';
export const exportAll = 'Als JSON exportieren';
export const exported = (file: string) => `${file} ist gespeichert, mit allen Namen, Chats und Nachrichten.`;
export const erase = 'Löschen…';
export const eraseFor = (person: string) => `${person} löschen`;
export const eraseTitle = (person: string) => `${person} löschen?`;
export const eraseText =
  'Alle Namen, Chats und Nachrichten dieses Kontakts werden gelöscht, auf jeder Nummer, samt Status und in vergangenen Ereignissen. Niemand kann sie zurückholen. Exportieren Sie vorher, wenn Sie eine Kopie behalten müssen.';
export const eraseTrace = (id: string) =>
  `Die einzigen Spuren sind die Ereignisse dieser Löschung, mit der ID ${id} und ohne Namen.`;
export const erasedTitle = 'Kontakt gelöscht';
export const erasedMessages = (count: number) =>
  count === 1 ? 'Der Kontakt und 1 Nachricht sind gelöscht' : `Der Kontakt und ${count} Nachrichten sind gelöscht`;
export const erasedText =
  'Nur die Ereignisse dieser Löschung bleiben. Eine neue Nachricht dieser Person legt einen neuen Kontakt an, der nichts von früher weiß.';
export const toActivity = 'Zur Aktivität';
