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
export const emptyText =
  'Fügen Sie Ihre erste WhatsApp-Nummer hinzu. Danach können Sie ihren API-Schlüssel erzeugen oder sie mit Ihrem Partner teilen.';
export const search = 'Nummer oder Name suchen';
export const apiKey = 'API-Schlüssel';
export const noKey = 'Kein Schlüssel';
export const keyCreated = (day: string) => `Erstellt am ${day}`;
export const add = 'Nummer hinzufügen';
