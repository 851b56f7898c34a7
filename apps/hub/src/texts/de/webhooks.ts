// Texte der Liste der Webhooks, und dessen, was ein Webhook ist und tut.
export const title = 'Webhooks';
export const webhook = 'Webhook';
export const leads = {
  partner: 'Chatelaine ruft Ihr Programm auf, wenn mit Berechtigungen, Schlüsseln oder Nummern etwas geschieht.',
  client:
    'Chatelaine ruft Ihr Programm auf, wenn mit Ihren Nummern etwas geschieht, zum Beispiel wenn eine Nachricht ankommt.',
};
export const onlyThey = {
  partner: 'Nur Inhaber fügen Webhooks hinzu und ändern sie.',
  client: 'Nur Inhaber und Admins sehen und ändern Webhooks.',
};
export const askThem =
  'Ein Webhook sendet Daten dieses Kontos an einen anderen Server. Fragen Sie einen Inhaber dieses Kontos.';
export const add = 'Webhook hinzufügen';
export const emptyTitle = 'Noch keine Webhooks';
export const emptyText =
  'Ein Webhook ist eine Adresse Ihres eigenen Programms. Wenn etwas geschieht, ruft Chatelaine diese Adresse auf, Ihr Programm muss also nicht nachfragen. Zuerst richtet ein Entwickler Ihr Programm so ein, dass es POST-Aufrufe an einer Adresse im Internet annimmt. Fügen Sie diese Adresse dann hier hinzu. Ohne eigenes Programm brauchen Sie keinen Webhook.';
export const emptyReader =
  'Ein Webhook ist eine Adresse Ihres eigenen Programms. Wenn etwas geschieht, ruft Chatelaine diese Adresse auf, Ihr Programm muss also nicht nachfragen.';
export const events = 'Ereignisse';
export const state = 'Zustand';
export const states = { active: 'Aktiv', failing: 'Gestört', paused: 'Pausiert' };
export const since = (when: string) => `seit ${when}`;
export const pausedWhy = {
  asked: 'jemand hat ihn pausiert',
  gone: 'der Empfänger antwortete, dass es ihn nicht mehr gibt (410)',
  failing: 'fünf Tage lang kam nichts an',
  restored: 'der Server wurde aus einer Sicherung wiederhergestellt: prüfen Sie URL und Geheimnis',
};
export const ofNumber = (number: string) => `Webhook von ${number}`;
export const setByProgram = 'Von einem Programm gesetzt';
export const allEvents = 'Alle Ereignisse';
export const eventCount = (count: number) => (count === 1 ? '1 Ereignis' : `${count} Ereignisse`);
export const channelEvents = 'Nachrichten und Status der Nummer, in der Form von Metas Cloud API';
