// Texte der Liste der Sitzungen.
export const title = 'Sitzungen';
export const lead = 'Jede WhatsApp-Nummer hat eine Sitzung. Eine aktive Sitzung sendet Nachrichten.';
export const onlyManagers = 'Nur Inhaber und Admins starten Sitzungen und halten sie an.';
export const lastActivity = 'Letzte Nachricht';
export const noMessages = 'Noch keine Nachrichten';
export const actions = 'Aktionen';
export const emptyTitle = 'Noch keine Sitzungen';
export const emptyText =
  'Zu jeder WhatsApp-Nummer gehört eine Sitzung. Fügen Sie Ihre erste Nummer hinzu, und starten Sie ihre Sitzung dann hier.';
export const toChannels = 'Zu den Kanälen';
export const start = 'Starten';
export const startFor = (number: string) => `${number} starten`;
export const started = (number: string) => `${number} ist aktiv.`;
export const stop = 'Anhalten';
export const stopFor = (number: string) => `${number} anhalten`;
export const stopTitle = (number: string) => `${number} anhalten?`;
export const stopText =
  'Mit dieser Nummer kann nichts gesendet werden, bis ihre Sitzung wieder gestartet wird. Nachrichten, die noch warten, schlagen fehl.';
export const stopKeeps =
  'Nachrichten an diese Nummer kommen weiter an. Chats und Schlüssel bleiben, und nach dem Start funktionieren die Schlüssel wieder.';
export const stopped = (number: string) => `${number} ist angehalten.`;
export const restart = 'Neu starten';
export const restartFor = (number: string) => `${number} neu starten`;
export const restarted = (number: string) => `${number} wurde neu gestartet.`;
