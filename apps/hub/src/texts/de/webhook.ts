import type { RetryPolicy, WebhookKind } from '@chatelaine/shared';
import { policyNames } from './webhook-form.ts';

// Texte eines Webhooks: Geheimnis, Einstellungen, Test.
// Das Geheimnis
export const secretTitle = (webhook: string) => `Das Geheimnis von ${webhook}`;
export const secretNewTitle = (webhook: string) => `Das neue Geheimnis von ${webhook}`;
export const secretLead =
  'Mit diesem Geheimnis prüft Ihr Programm, dass eine Zustellung von Chatelaine kommt. Speichern Sie es dort, wo Ihr Programm es findet.';
export const secretLabel = 'Geheimnis';
export const secretSelected = 'Das Geheimnis ist markiert. Kopieren Sie es mit Strg+C oder ⌘C.';
export const secretShow = 'Anzeigen';
export const secretHide = 'Verbergen';
export const secretDoneReason = 'Kopieren Sie das Geheimnis, oder haken Sie „Ich habe das gespeichert“ an.';
export const secretLeaveText =
  'Niemand kann dieses Geheimnis noch einmal zeigen. Geht es verloren, müssen Sie ein neues erstellen.';
export const secretStay = 'Zurück zum Geheimnis';

// Ein Webhook
export const test = 'Test senden';
export const settings = 'Einstellungen';
export const edit = 'Bearbeiten';
export const pause = 'Pausieren';
export const resume = 'Fortsetzen';
export const rotate = 'Neues Geheimnis erstellen';
export const remove = 'Löschen';
export const secret = 'Geheimnis';
export const secretOne = 'Es wurde nur einmal gezeigt, als es erstellt wurde.';
export const secretBoth = (when: string) =>
  `Bis ${when} signieren zwei Geheimnisse webhook-signature. Danach nur noch das neue.`;
export const retries = 'Wiederholungen';
export const retry = ({ policy: kind, delaySeconds, attempts: most }: RetryPolicy) =>
  `${policyNames[kind]}. Erste Wartezeit: ${delaySeconds} s. Versuche: ${most}.`;
export const created = 'Hinzugefügt';
export const webhookId = 'ID';
export const program =
  'Ein Programm hat diesen Webhook mit einem Schlüssel der Nummer gesetzt. Nur ein Programm kann seine URL und sein Geheimnis ändern. Hier können Sie ihn pausieren und seine Zustellungen sehen und wiederholen.';
export const failingTitle = (when: string) => `Seit ${when} ist nichts angekommen.`;
// Was zu tun ist. Nur ein Programm kann den Webhook einer Nummer ändern und testen.
export const cures = {
  own: {
    failing:
      'Chatelaine versucht es von selbst wieder. Sehen Sie unten die letzte Zustellung an, berichtigen Sie Ihr Programm oder die URL, und senden Sie dann einen Test. Nach fünf Tagen ohne Erfolg wird der Webhook pausiert.',
    broken:
      'Sehen Sie unten die letzte Zustellung an, berichtigen Sie Ihr Programm oder die URL, und senden Sie einen Test. Wenn er ankommt, setzen Sie den Webhook fort. Was inzwischen geschieht, bleibt bis dahin aufgehoben.',
    paused:
      'Nichts wird gesendet. Was inzwischen geschieht, bleibt aufgehoben, bis Sie ihn fortsetzen. Ein Test wird auch jetzt gesendet.',
  },
  number: {
    failing:
      'Chatelaine versucht es von selbst wieder. Sehen Sie unten die letzte Zustellung an, und berichtigen Sie das Programm, das sie empfängt. Nach fünf Tagen ohne Erfolg wird der Webhook pausiert.',
    broken:
      'Sehen Sie unten die letzte Zustellung an, und berichtigen Sie das Programm, das sie empfängt. Setzen Sie den Webhook dann fort. Was inzwischen geschieht, bleibt bis dahin aufgehoben.',
    paused: 'Nichts wird gesendet. Was inzwischen geschieht, bleibt aufgehoben, bis Sie ihn fortsetzen.',
  },
};
export const pausedTitle = (when: string, why: string) => `Pausiert seit ${when}: ${why}.`;
export const paused = 'Der Webhook ist pausiert. Was inzwischen geschieht, bleibt aufgehoben.';
export const resumed = 'Der Webhook ist wieder aktiv.';
export const saved = 'Der Webhook ist gespeichert.';
export const rotated = 'Der Webhook hat ein neues Geheimnis.';
export const resumeTitle = (webhook: string) => `${webhook} fortsetzen?`;
export const resumeLegend = 'Was inzwischen geschehen ist';
export const resumeSend = 'Jetzt senden';
export const resumeSendText = 'Das Älteste zuerst. Ihr Programm bekommt vielleicht viele Zustellungen auf einmal.';
export const resumeSkip = 'Auslassen';
export const resumeSkipText =
  'Nur was ab jetzt geschieht, wird gesendet. Zustellungen, die schon warten, werden noch gesendet.';
export const rotateTitle = (webhook: string) => `Neues Geheimnis für ${webhook}?`;
export const rotateBoth =
  '24 Stunden lang signieren das neue und das alte Geheimnis beide den Header webhook-signature. Ihr Programm kann also jederzeit wechseln.';
export const rotateOne: Record<WebhookKind, string> = {
  client:
    'Der Header X-Webhook-Hmac hat nur einen Wert und wechselt sofort: Ein Programm, das ihn prüft, lehnt Zustellungen ab, bis es das neue Geheimnis hat.',
  partner:
    'Der Header x-360dialog-signature hat nur einen Wert. Er wird mit dem Plattformgeheimnis berechnet und wechselt also erst, wenn Sie dieses ersetzen, und dann sofort.',
  channel: 'Der Header X-Hub-Signature-256 hat nur einen Wert und wechselt sofort.',
};
export const rotateAgain =
  'Vor weniger als 24 Stunden wurde schon ein neues Geheimnis erstellt. Wenn Sie noch eines erstellen, endet das Geheimnis davor sofort.';
export const rotateLost =
  'Das neue Geheimnis wurde erstellt, aber die Antwort damit ging unterwegs verloren. Erstellen Sie noch eines, und tragen Sie es sofort in Ihr Programm ein. Was Ihr Programm bis dahin ablehnt, wird noch einmal gesendet.';
export const rotateLeaveTitle = 'Verlassen, bevor Sie das Geheimnis haben?';
export const rotateLeaveText =
  'Wenn das neue Geheimnis dann schon erstellt ist, kann es später niemand mehr zeigen, und Sie müssten noch eines erstellen.';
export const rotateLeave = 'Verlassen';
export const rotateConfirm = 'Neues Geheimnis erstellen';
export const deleteTitle = (webhook: string) => `${webhook} löschen?`;
export const deleteText =
  'An diese Adresse wird nichts mehr gesendet. Wartende Zustellungen enden. Die Liste der Zustellungen ist nicht mehr zu sehen. Das lässt sich nicht rückgängig machen.';
export const deleteConfirm = 'Löschen';
export const deletedTitle = 'Der Webhook ist gelöscht';
export const deletedText = 'An diese Adresse wird nichts mehr gesendet.';
export const goneTitle = 'Diesen Webhook gibt es hier nicht';
export const goneText = 'Er wurde gelöscht, oder er gehört zu einem anderen Konto.';
export const toWebhooks = 'Zu den Webhooks';

// Der Test
export const testing = 'Der Test ist unterwegs.';
export const testArrived = (status: number | null, ms: number) =>
  `Der Test ist angekommen: HTTP ${status ?? '2xx'} nach ${ms} ms.`;
export const testEnded = (why: string) => `Der Test wurde nicht gesendet: ${why}.`;
export const testFailed = (why: string) => `Der Test ist nicht angekommen. ${why}`;
export const testAdvice = (status: number | null): string => {
  if (status !== null && status >= 300 && status < 400) return '';
  if (status === 404 || status === 405) return 'Prüfen Sie die URL, und senden Sie dann noch einen Test.';
  if (status === 401 || status === 403)
    return 'Ihr Programm lehnt Zustellungen ab. Prüfen Sie das Geheimnis darin und die eigenen Header hier, und senden Sie dann noch einen Test.';
  return 'Berichtigen Sie Ihr Programm oder die URL, und senden Sie dann noch einen Test.';
};
export const openDelivery = 'Diese Zustellung öffnen';
