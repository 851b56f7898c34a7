// Texte der Liste der Kunden.
export const title = 'Kunden';
export const lead = 'Die Unternehmen, mit deren WhatsApp-Nummern Sie arbeiten.';
export const name = 'Name';
export const clientId = 'Kunden-ID';
export const account = 'Konto';
export const emptyTitle = 'Noch keine Kunden';
export const emptyText = 'Ein Kunde erscheint hier, sobald er Ihnen die Berechtigung für seine erste Nummer gibt.';
