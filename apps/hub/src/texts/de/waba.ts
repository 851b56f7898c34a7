// Texte der WABA-Verwaltung: die Nummern aller Kunden, und ihre Schlüssel.
export const title = 'WABA-Verwaltung';
export const lead =
  'Die WhatsApp-Nummern Ihrer Kunden. Erzeugen Sie einen API-Schlüssel für jede Nummer, die mit Ihnen geteilt ist.';
export const numbersOf = (client: string) => `Nummern von ${client}`;
export const search = 'Nummer oder Name suchen';
export const emptyTitle = 'Noch keine Nummern';
export const emptyText = 'Eine Nummer erscheint hier, sobald einer Ihrer Kunden sie hinzufügt.';
export const clientEmptyText = 'Eine Nummer erscheint hier, sobald dieser Kunde sie hinzufügt.';
export const actions = 'API-Schlüssel';
