import type { RefusalCode } from '@chatelaine/shared';

export const refusals: Partial<Record<RefusalCode, string>> & { offline: string } = {
  offline: 'Der Server antwortet nicht. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  unauthenticated: 'Sie sind abgemeldet. Melden Sie sich erneut an.',
  code_required: 'Bestätigen Sie, dass Sie es sind, und versuchen Sie es erneut.',
  code_wrong: 'Dieser Code ist falsch oder nicht mehr gültig. Prüfen Sie ihn oder fordern Sie einen neuen an.',
  not_allowed: 'Ihre Rolle erlaubt das nicht. Fragen Sie einen Inhaber dieses Kontos.',
  permission_missing: 'Der Kunde hat diese Nummer nicht mit Ihnen geteilt.',
  suspended: 'Dieses Konto ist gesperrt. Wenden Sie sich an den Betreiber.',
  not_found: 'Hier ist nichts, oder es gehört Ihnen nicht.',
  channel_not_running: 'Diese Nummer ist nicht aktiv.',
  already_created: 'Das wurde schon erstellt. Das Geheimnis wurde damals gezeigt und wird nicht noch einmal gezeigt.',
  too_large: 'Das ist zu groß.',
  internal: 'Bei uns ist etwas schiefgegangen. Nennen Sie dem Support die Referenz.',
  unavailable: 'Der Server kann gerade nicht entscheiden. Nichts wurde geändert. Versuchen Sie es gleich noch einmal.',
};
