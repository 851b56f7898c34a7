import type {
  DeliveryEnd,
  DeliveryStatus,
  Environment,
  PartnerWebhookEventType,
  RetryPolicy,
  SessionEventName,
  WebhookKind,
} from '@chatelaine/shared';

// Texte der Webhooks: die Liste, das Formular, ein Webhook und seine Zustellungen.
export const title = 'Webhooks';
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
export const name = 'Name';
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

// Ereignisse
export const groups = {
  permissions: 'Berechtigungen',
  numbers: 'Kunden und Nummern',
  keys: 'Schlüssel',
  settings: 'Einstellungen',
  messages: 'Nachrichten',
  contacts: 'Kontakte',
  sessions: 'Sitzungen',
};
export const eventNames: Record<PartnerWebhookEventType | SessionEventName | 'webhook.test', string> = {
  'permission.granted': 'Berechtigung gegeben',
  'permission.withdrawn': 'Berechtigung entzogen',
  'permission.expiring': 'Berechtigung endet bald',
  'permission_request.opened': 'Anfrage geöffnet',
  'permission_request.granted': 'Anfrage mit Ja beantwortet',
  'permission_request.denied': 'Anfrage mit Nein beantwortet',
  'client.added': 'Kunde hinzugefügt',
  'client.connected': 'Kunde arbeitet mit Ihnen',
  'client.disconnected': 'Kunde arbeitet nicht mehr mit Ihnen',
  'channel.added': 'Nummer hinzugefügt',
  'channel.status_changed': 'Nummer gestartet oder angehalten',
  'channel.renamed': 'Nummer umbenannt',
  'channel.removed': 'Nummer entfernt',
  'account.suspended': 'Konto gesperrt',
  'account.resumed': 'Konto wieder aktiv',
  'api_key.created': 'Schlüssel erstellt',
  'api_key.edited': 'Schlüssel bearbeitet',
  'api_key.rotated': 'Schlüssel hat ein neues Geheimnis',
  'api_key.overlap_ended': 'Altes Geheimnis eines Schlüssels beendet',
  'api_key.revoked': 'Schlüssel widerrufen',
  'api_key.expiring': 'Schlüssel endet bald',
  'platform_secret.rotated': 'Plattformgeheimnis ersetzt',
  'settings.updated': 'Einstellungen geändert',
  'webhook.set': 'Webhook einer Nummer gesetzt',
  message: 'Nachricht empfangen oder gesendet',
  'message.echo': 'Nachricht vom Telefon gesendet',
  'message.status': 'Status einer gesendeten Nachricht',
  'message.edited': 'Nachricht bearbeitet',
  'message.revoked': 'Nachricht vom Absender gelöscht',
  'message.reaction': 'Reaktion auf eine Nachricht',
  'poll.vote': 'Stimme in einer Umfrage',
  call: 'Anruf',
  'contact.updated': 'Kontakt geändert',
  'contact.erased': 'Kontakt gelöscht',
  'session.status': 'Sitzung gestartet oder angehalten',
  'webhook.test': 'Test',
};

// Das Formular
export const addTitle = 'Webhook hinzufügen';
export const codeTitle = 'Webhook hinzufügen: bestätigen';
export const editTitle = (webhook: string) => `${webhook} bearbeiten`;
export const url = 'URL';
export const urlHint = 'Die Adresse Ihres Programms. Sie beginnt mit https://.';
export const nameHint = 'Damit Sie den Webhook später finden, z. B. Bestellsystem. Der Name darf leer bleiben.';
export const eventsLegend = 'Welche Ereignisse bekommt er?';
export const eventsAll = 'Alle Ereignisse';
export const eventsAllText = 'Auch Ereignisse, die später dazukommen.';
export const some = 'Nur diese';
export const more = 'Mehr: Nummern, Umgebungen, Header, Wiederholungen';
export const numbers = 'Nummern';
export const numbersAll = 'Alle Nummern';
export const numbersAllText = 'Auch Nummern, die später dazukommen.';
export const numbersCut = 'Hier stehen nur die ersten 200 Nummern.';
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
export const attemptsHint = 'Mit dem ersten, 1 bis 30.';
export const create = 'Webhook hinzufügen';
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
export const webhook = 'Webhook';
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
export const resumeSendText =
  'In seiner Reihenfolge, das Älteste zuerst. Ihr Programm bekommt vielleicht viele Zustellungen auf einmal.';
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
    'Der Header x-360dialog-signature hat nur einen Wert. Ihn signiert das Plattformgeheimnis, er wechselt also erst, wenn Sie dieses ersetzen, und dann sofort.',
  channel: 'Der Header X-Hub-Signature-256 hat nur einen Wert und wechselt sofort.',
};
export const rotateConfirm = 'Neues Geheimnis erstellen';
export const deleteTitle = (webhook: string) => `${webhook} löschen?`;
export const deleteText =
  'An diese Adresse wird nichts mehr gesendet. Wartende Zustellungen enden. Die Liste der Zustellungen ist nicht mehr zu sehen. Das lässt sich nicht rückgängig machen.';
export const deleteConfirm = 'Löschen';
export const deletedTitle = 'Der Webhook ist gelöscht';
export const deletedText = 'An diese Adresse wird nichts mehr gesendet.';
export const toWebhooks = 'Zu den Webhooks';

// Der Test
export const testing = 'Der Test ist unterwegs.';
export const testArrived = (status: number | null, ms: number) =>
  `Der Test ist angekommen: HTTP ${status ?? '2xx'} nach ${ms} ms.`;
export const testFailed = (why: string) => `Der Test ist nicht angekommen. ${why}`;
export const openDelivery = 'Diese Zustellung öffnen';

// Zustellungen
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
    return `Der Empfänger antwortete mit HTTP ${status}, und Umleitungen wird nicht gefolgt. Geben Sie die neue Adresse als URL ein.`;
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
export const replay = 'Noch einmal senden';
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
export const history = 'Versuche';
export const noHistory = 'Noch kein Versuch.';
export const attemptTitle = (at: number) => `Versuch ${at}`;
export const duration = (ms: number) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1).replace('.', ',')} s`);
export const arrived = 'Angekommen.';
export const answer = 'Anfang der Antwort';
export const emptyAnswer = 'Die Antwort war leer.';
