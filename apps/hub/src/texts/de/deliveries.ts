import type { DeliveryEnd, DeliveryStatus } from '@chatelaine/shared';

// Texte der Zustellungen eines Webhooks.
export const deliveries = 'Zustellungen';
export const deliveriesText =
  'Jede Zeile ist ein Ereignis auf dem Weg zu dieser Adresse. Die Zeilen bleiben 7 bis 30 Tage.';
export const noDeliveriesTitle = 'Noch keine Zustellungen';
export const noDeliveriesText = 'Senden Sie einen Test, um die erste zu sehen, oder warten Sie, bis etwas geschieht.';
export const noDeliveriesWait = 'Die erste erscheint, wenn etwas geschieht.';
export const all = 'Alle';
export const event = 'Ereignis';
export const result = 'Ergebnis';
export const lastAnswer = 'Letzte Antwort';
export const when = 'Wann';
export const statusNames: Record<DeliveryStatus, string> = {
  pending: 'Wartet',
  delivered: 'Angekommen',
  failed: 'Fehlgeschlagen',
  ended: 'Beendet',
};
export const endNames: Record<DeliveryEnd, string> = {
  permission_ended: 'die Berechtigung endete',
  key_ended: 'der Schlüssel des Programms endete',
  suspended: 'das Konto ist gesperrt',
  contact_erased: 'der Kontakt wurde gelöscht',
  event_gone: 'das Ereignis wurde wegen seines Alters oder mit seiner Nummer gelöscht',
  replaced: 'ein anderes Programm hat den Webhook gesetzt',
  webhook_deleted: 'der Webhook wurde gelöscht',
  restored: 'der Server wurde aus einer Sicherung wiederhergestellt',
};
export const attemptCount = (count: number) => (count === 1 ? '1 Versuch' : `${count} Versuche`);
export const nextAt = (when: string) => `Nächster Versuch: ${when}`;
export const onItsWay = 'Gerade unterwegs';
export const waitsForResume = 'Wartet, bis der Webhook fortgesetzt wird';
export const answered = (status: number) => {
  if (status >= 300 && status < 400)
    return `Der Empfänger antwortete mit HTTP ${status}, und Chatelaine folgt keiner Weiterleitung. Geben Sie die neue Adresse als URL ein.`;
  return `Der Empfänger antwortete mit HTTP ${status}.`;
};
export const httpStatus = (status: number) => `HTTP ${status}`;
export const noAnswer = 'Keine Antwort';
export const noAnswerFor = (why: string) => `Es kam keine Antwort. Der Server sagt auf Englisch, warum: ${why}`;
export const replayFailed = 'Fehlgeschlagene wiederholen…';
export const replayTitle = 'Fehlgeschlagene Zustellungen wiederholen?';
export const replayText =
  'Jedes Ereignis dieser Zeit, dessen Zustellung fehlschlug, wird noch einmal gesendet, höchstens 20 in einer Sekunde. Tests werden ausgelassen. Die alten Zeilen bleiben.';
export const replayLegend = 'Ereignisse der letzten';
export const spans = { hour: 'Stunde', day: '24 Stunden', week: '7 Tage' };
export const replayConfirm = 'Wiederholen';
export const replayedCount = (count: number, hasMore: boolean) => {
  if (count === 0)
    return 'Nichts zu wiederholen: Kein Ereignis dieser Zeit ist endgültig fehlgeschlagen. Tests werden ausgelassen.';
  const said =
    count === 1 ? '1 Zustellung wird noch einmal gesendet.' : `${count} Zustellungen werden noch einmal gesendet.`;
  return hasMore ? `${said} Es gibt noch mehr: Wiederholen Sie dies, um die nächsten zu senden.` : said;
};

// Eine Zustellung
export const delivery = 'Zustellung';
export const replay = 'Zustellung wiederholen';
export const replayPending = 'Sie wartet noch auf ihren nächsten Versuch.';
export const repeats = 'Wiederholt eine frühere Zustellung';
export const openRepeated = 'Die frühere Zustellung öffnen';
export const number = 'Nummer';
export const eventId = 'Ereignis-ID';
export const eventIdNote =
  'Jeder Versuch hat sie im Header webhook-id. Damit erkennen Sie, was Sie schon bekommen haben.';
export const body = 'Inhalt';
export const bodyText = 'Zum Lesen in mehreren Zeilen. Gesendet wird er in einer Zeile.';
export const noBody = 'Das Ereignis gibt es nicht mehr, daher lässt sich sein Inhalt nicht zeigen.';
export const goneTitle = 'Diese Zustellung gibt es hier nicht';
export const goneText =
  'Eine Zustellung bleibt 7 bis 30 Tage, höchstens bis ihr Webhook gelöscht wird. Sie kann auch zu einem anderen Konto gehören.';
export const history = 'Versuche';
export const noHistory = 'Noch kein Versuch.';
export const attemptTitle = (at: number) => `Versuch ${at}`;
export const duration = (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1).replace('.', ',')} s`);
export const arrived = 'Angekommen.';
export const answer = 'Anfang der Antwort';
export const emptyAnswer = 'Die Antwort war leer.';
