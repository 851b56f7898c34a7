import type { Environment, RetryPolicy } from '@chatelaine/shared';

// Texte des Formulars eines Webhooks.
export const addTitle = 'Webhook hinzufügen';
export const codeTitle = 'Webhook hinzufügen: bestätigen';
export const editTitle = (webhook: string) => `${webhook} bearbeiten`;
export const url = 'URL';
export const urlHint = 'Die Adresse Ihres Programms. Sie beginnt mit https://.';
export const name = 'Name';
export const nameHint = 'Damit Sie den Webhook später finden, z. B. Bestellsystem. Der Name darf leer bleiben.';
export const eventsLegend = 'Welche Ereignisse bekommt er?';
export const eventsAll = 'Alle Ereignisse';
export const eventsAllText = 'Auch Ereignisse, die später dazukommen.';
export const some = 'Nur diese';
export const more = 'Mehr: Nummern, Umgebungen, Header, Wiederholungen';
export const environments = 'Umgebungen';
export const environmentsAll = 'Alle Umgebungen';
export const environmentsAllText =
  'Ein Ereignis hat die Umgebung seines Schlüssels. Ereignisse ohne Schlüssel werden immer gesendet.';
export const environmentNames: Record<Environment, string> = {
  production: 'Produktion',
  staging: 'Test',
  development: 'Entwicklung',
};
export const headers = 'Eigene Header';
export const headersHint = 'Einer je Zeile, z. B. Authorization: Bearer 123. Sie werden mit jeder Zustellung gesendet.';
export const headersKeep = (names: string) => `Behalten: ${names}`;
export const headersKeepText = 'Ihre Werte lassen sich nicht anzeigen.';
export const headersStay =
  'Die neue Adresse gehört zu einem anderen Host, Port oder Schema. Die Werte dieser Header gehen nicht dorthin. Wählen Sie „Alle ersetzen“, und schreiben Sie die Header, die die neue Adresse braucht, oder keinen.';
export const headersReplace = 'Alle ersetzen';
export const policy = 'Wenn eine Zustellung fehlschlägt, erneut versuchen';
export const policyNames: Record<RetryPolicy['policy'] | '', string> = {
  '': 'Nach 5 s, 30 s, 2 min, 10 min, 1 h, 4 h, 10 h und 24 h',
  constant: 'Immer wieder nach derselben Zeit',
  linear: 'Jedes Mal etwas später (1 ×, 2 ×, 3 × …)',
  exponential: 'Jedes Mal nach der doppelten Zeit (1 ×, 2 ×, 4 × …)',
};
export const delay = 'Erste Wartezeit in Sekunden';
export const attempts = 'Versuche';
export const attemptsHint = 'Der erste zählt mit. Von 1 bis 30.';
export const create = 'Hinzufügen';
export const save = 'Speichern';
export const lost =
  'Der Webhook wurde hinzugefügt, aber die Antwort mit seinem Geheimnis ging unterwegs verloren. Schließen Sie dies, öffnen Sie den Webhook in der Liste und erstellen Sie ein neues Geheimnis.';
// Warum, weiß nur der Server. Er sagt es auf Englisch.
export const urlRefused = (why: string) =>
  `Chatelaine kann diese Adresse nicht aufrufen. Der Server sagt auf Englisch, warum: ${why}`;
export const problems = {
  url: 'Geben Sie eine ganze Adresse ein, z. B. https://shop.example/webhook. Ein Passwort gehört in einen Header.',
  name: 'Ein Name hat höchstens 64 sichtbare Zeichen.',
  events: 'Wählen Sie mindestens ein Ereignis.',
  channelIds: 'Wählen Sie mindestens eine Nummer.',
  environments: 'Wählen Sie mindestens eine Umgebung.',
  headers: 'Schreiben Sie jeden Header als Name: Wert in eine eigene Zeile, höchstens 20.',
  policy: 'Wählen Sie eine dieser Möglichkeiten.',
  delaySeconds: 'Geben Sie eine ganze Zahl von 1 bis 86.400 ein.',
  attempts: 'Geben Sie eine ganze Zahl von 1 bis 30 ein.',
};
