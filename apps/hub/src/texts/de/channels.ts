// Texte der Liste der Kanäle.
export const title = 'Kanäle';
export const lead = 'Ihre WhatsApp-Nummern, und ob Ihr Partner die Berechtigung dafür hat.';
export const number = 'Nummer';
export const name = 'Name';
export const status = 'Status';
export const payment = 'Zahlung';
export const permission = 'Berechtigung';
export const all = 'Alle';
export const statusNames = { pending: 'Noch nicht aktiv', running: 'Aktiv', stopped: 'Angehalten' };
export const paymentNames = { partner: 'Partnerzahlung', direct: 'Direktzahlung' };
export const permissionNames = { shared: 'Geteilt', missing: 'Fehlt' };
export const emptyTitle = 'Noch keine Nummern';
export const emptyText = 'Eine Nummer erscheint hier, sobald sie Ihrem Konto hinzugefügt wird.';
