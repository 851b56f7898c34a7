import type { CallDoor, CallOutcome, KeyKind } from '@chatelaine/shared';

// Texte der Liste der Aufrufe und der Suche nach der Anfrage-ID.
export const title = 'Aufrufe';
export const lead =
  'Wofür Ihre Schlüssel verwendet wurden, und warum ein Aufruf abgelehnt wurde. Ein Aufruf erscheint hier bis zu 10 Sekunden später. Abgelehnte Aufrufe werden 7 Tage aufbewahrt, von angenommenen nur eine Stichprobe.';
export const refresh = 'Aktualisieren';

// Die Suche
export const findLabel = 'Einen Aufruf über seine Anfrage-ID finden';
export const findHint = 'Die x-request-id, die Ihr Programm mit der Antwort bekommen hat.';
export const find = 'Aufruf finden';
export const findAgain = 'Erneut suchen';
export const notKeptTitle = 'Unter dieser ID ist kein Aufruf Ihrer Schlüssel gespeichert';
export const notKeptLead = 'Prüfen Sie, ob die ID vollständig ist. Wenn ja, hat es einen dieser Gründe:';
export const notKeptReasons = [
  'Die Antwort ist jünger als 10 Sekunden. Warten Sie einen Moment und suchen Sie erneut.',
  'Der Aufruf ist älter als 7 Tage.',
  'Der Aufruf wurde angenommen. Von angenommenen Aufrufen wird nur eine Stichprobe aufbewahrt.',
  'Sein Schlüssel wurde in dieser Stunde mehr als 1.000-mal abgelehnt. Weitere Aufrufe wurden nur gezählt.',
  'Der Aufruf hatte keinen Schlüssel oder einen, den der Server nicht kennt. Er gehört dann zu keinem Konto.',
];

// Die Liste
export const time = 'Zeit';
export const key = 'Schlüssel';
export const operation = 'Vorgang';
export const outcome = 'Ergebnis';
export const address = 'Adresse';
export const channel = 'Nummer';
export const all = 'Alle';
export const allRefused = 'Alle abgelehnten';
export const endings = { accepted: 'Angenommen', refused: 'Abgelehnt', failed: 'Fehler' };
export const unknownAddress = 'Unbekannt';
export const emptyTitle = 'Noch keine Aufrufe';
export const emptyText =
  'Wenn ein Programm mit einem Ihrer Schlüssel aufruft, erscheint der Aufruf hier bis zu 10 Sekunden später. Jeder abgelehnte Aufruf wird 7 Tage aufbewahrt, von den angenommenen eine Stichprobe.';
export const toKeys = 'Zu den API-Schlüsseln';
export const countedTitle = 'Einige abgelehnte Aufrufe wurden nur gezählt';
export const counted = (calls: string, hour: string, name: string) =>
  `${hour}: ${calls} weitere abgelehnte Aufrufe mit ${name}`;
export const countedMore = 'Es gibt weitere solche Stunden.';

// Ein Aufruf
export const acceptedTitle = 'Angenommener Aufruf';
export const door = 'API';
export const status = 'HTTP-Status';
export const requestId = 'Anfrage-ID';
export const cureTitle = 'Was zu tun ist';
export const openKey = 'Schlüssel öffnen';
export const callsOfKey = 'Alle Aufrufe dieses Schlüssels zeigen';
export const close = 'Schließen';
export const doors: Record<CallDoor, string> = {
  messaging: 'Nachrichten-API',
  partner_api: 'Partner-API',
  sessions: 'Sitzungs-API',
  trpc: 'tRPC-API',
};
export const keyKinds: Record<KeyKind, string> = {
  partner: 'Partnerschlüssel',
  channel: 'Kanalschlüssel',
  organization: 'Organisationsschlüssel',
};
export const reasons: Record<Exclude<CallOutcome, 'ok'>, string> = {
  upstream_error: 'WhatsApp hat mit einem Fehler geantwortet',
  invalid_input: 'Die Anfrage ist ungültig',
  two_credentials: 'Die Anfrage enthält zwei Schlüssel',
  redirect_not_allowed: 'Die Weiterleitungs-URL ist nicht registriert',
  unauthenticated: 'Der Schlüssel ist ungültig',
  wrong_header: 'Falscher Header oder falsche API für diesen Schlüssel',
  revoked: 'Der Schlüssel wurde widerrufen',
  rotated_out: 'Das Geheimnis wurde ersetzt',
  expired: 'Der Schlüssel ist abgelaufen',
  code_required: 'Das kann nur eine Person tun',
  code_wrong: 'Der Einmalcode ist falsch',
  not_allowed: 'Ein Schlüssel dieser Art kann das nicht',
  scope_missing: 'Dem Schlüssel fehlt die Berechtigung',
  address_not_allowed: 'Die Adresse ist nicht erlaubt',
  permission_missing: 'Die Nummer ist nicht geteilt',
  suspended: 'Das Konto ist gesperrt',
  not_found: 'Nicht gefunden oder nicht Ihres',
  method_not_allowed: 'Falsche HTTP-Methode',
  conflict: 'Inzwischen von jemand anderem geändert',
  already_created: 'Schon früher erstellt',
  channel_not_running: 'Die Nummer ist nicht aktiv',
  events_gone: 'Ältere Ereignisse sind nicht mehr da',
  too_large: 'Die Anfrage ist zu groß',
  idempotency_mismatch: 'Idempotenzschlüssel zweimal verwendet',
  rate_limited: 'Zu viele Aufrufe',
  quota_exceeded: 'Monatslimit aufgebraucht',
  not_supported: 'Hier nicht unterstützt',
  internal: 'Fehler dieses Servers',
  unavailable: 'Der Server konnte nicht entscheiden',
};
/** Was der Inhaber des Schlüssels tut, damit der nächste Aufruf gelingt. */
export const cures: Record<Exclude<CallOutcome, 'ok'>, string> = {
  upstream_error:
    'Der Schlüssel ist in Ordnung. Die Antwort an Ihr Programm enthält den Fehler von WhatsApp: Korrigieren Sie die Nachricht und senden Sie sie erneut.',
  invalid_input:
    'Die Antwort an Ihr Programm nennt das falsche Feld. Korrigieren Sie es und senden Sie die Anfrage erneut.',
  two_credentials: 'Senden Sie einen Schlüssel in einem Header und entfernen Sie den anderen aus der Anfrage.',
  redirect_not_allowed:
    'Registrieren Sie die Weiterleitungs-URL in den Einstellungen des Partners und fordern Sie den Link erneut an.',
  unauthenticated:
    'Kopieren Sie den ganzen Schlüssel noch einmal in Ihr Programm. Wenn niemand ihn mehr hat, erstellen Sie einen neuen.',
  wrong_header:
    'Senden Sie einen Partnerschlüssel als x-api-key an /trpc oder /api/v2, einen Kanalschlüssel als D360-API-KEY an /messages und einen Organisationsschlüssel als Authorization: Bearer an /api/v1.',
  revoked:
    'Ein widerrufener Schlüssel gilt nie wieder. Öffnen Sie den Schlüssel, um den Grund zu sehen: Jemand hat ihn widerrufen, oder die Berechtigung für seine Nummer endete. Erstellen Sie dann einen neuen und tragen Sie ihn im Programm ein.',
  rotated_out:
    'Ihr Programm verwendet noch das alte Geheimnis. Tragen Sie das neue Geheimnis dieses Schlüssels im Programm ein.',
  expired: 'Erstellen Sie einen neuen Schlüssel mit späterem Ende und tragen Sie ihn im Programm ein.',
  code_required: 'Tun Sie das als Person im Hub. Ein Programm kann keinen Einmalcode angeben.',
  code_wrong: 'Fordern Sie einen neuen Einmalcode an und senden Sie ihn innerhalb von zehn Minuten.',
  not_allowed: 'Tun Sie das als Person im Hub, oder verwenden Sie einen Schlüssel anderer Art.',
  scope_missing:
    'Geben Sie dem Schlüssel die Berechtigung, die dieser Vorgang braucht, oder verwenden Sie einen anderen Schlüssel.',
  address_not_allowed:
    'Fügen Sie die Adresse des Programms zu den erlaubten Adressen des Schlüssels hinzu, oder rufen Sie von einer erlaubten Adresse auf.',
  permission_missing:
    'Bitten Sie den Kunden, die Nummer wieder mit Ihnen zu teilen. Erstellen Sie dann einen neuen Schlüssel.',
  suspended:
    'Wenden Sie sich an den Betreiber dieses Servers. Schlüssel gelten wieder, sobald das Konto nicht mehr gesperrt ist.',
  not_found: 'Prüfen Sie die ID in der Anfrage. Sie gehört vielleicht zu einem anderen Konto oder ist gelöscht.',
  method_not_allowed: 'Verwenden Sie die HTTP-Methode, die die Dokumentation für diese Adresse nennt.',
  conflict: 'Lesen Sie den aktuellen Stand noch einmal. Wiederholen Sie die Änderung, wenn Sie sie noch wollen.',
  already_created:
    'Das gibt es schon. Sein Geheimnis wird nur einmal gezeigt: Ist es verloren, ersetzen Sie es oder erstellen Sie einen neuen Schlüssel.',
  channel_not_running:
    'Warten Sie, bis die Nummer wieder aktiv ist, oder wenden Sie sich an den Betreiber dieses Servers.',
  events_gone: 'Lesen Sie vom ältesten Ereignis an, ohne „after“.',
  too_large: 'Senden Sie weniger in einer Anfrage.',
  idempotency_mismatch: 'Verwenden Sie für jede andere Anfrage einen neuen Idempotency-Key.',
  rate_limited: 'Senden Sie weniger Aufrufe pro Minute, oder erhöhen Sie das Limit des Schlüssels.',
  quota_exceeded: 'Warten Sie auf den nächsten Monat, oder erhöhen Sie das Monatslimit des Schlüssels.',
  not_supported: 'Diesen Vorgang gibt es auf diesem Server nicht. Die Dokumentation nennt andere Wege.',
  internal: 'Senden Sie den Aufruf erneut. Schlägt er wieder fehl, nennen Sie dem Support die Anfrage-ID.',
  unavailable: 'Nichts wurde geändert. Senden Sie den Aufruf gleich noch einmal.',
};
export const addAddress = (from: string) =>
  `Fügen Sie ${from} zu den erlaubten Adressen des Schlüssels hinzu, oder rufen Sie von einer erlaubten Adresse auf.`;
export const acceptedText = 'Der Server hat diesen Aufruf angenommen. Es ist nichts zu tun.';
