// Texte zu den Angaben einer Nummer, ihrer Berechtigung und der Bitte um Berechtigung.
export const manageAccount = 'Konto verwalten';
export const manageAccountOf = (client: string) => `Konto verwalten: ${client}`;
export const details = 'Details';
export const detailsOf = (number: string) => `Details: ${number}`;
export const whatsAppChannel = 'WhatsApp-Kanal';
export const number = 'Nummer';
export const name = 'Anzeigename';
export const client = 'Kunde';
export const status = 'Status';
export const payment = 'Zahlung';
export const partnerPermission = 'Berechtigung des Partners für API-Schlüssel';
export const apiKey = 'API-Schlüssel in Gebrauch';
export const added = 'Hinzugefügt';
export const channelId = 'Kanal-ID';
export const since = {
  shared: (day: string, who: string | null) => (who === null ? `Seit ${day}` : `Seit ${day}, geteilt durch ${who}`),
  missing: (day: string, who: string | null) => (who === null ? `Seit ${day}` : `Seit ${day}, entzogen durch ${who}`),
};
export const doers = { person: 'eine Person dieses Kontos', client: 'den Kunden', operator: 'den Betreiber' };
export const endsOn = (day: string) => `Endet am ${day}`;
export const neverShared = 'Sie wurde nie geteilt.';
export const settings = 'Organisationseinstellungen';
export const changeIn = 'Ändern unter';
export const toKeys = 'API-Schlüssel dieser Nummer';

// Um Berechtigung bitten
export const askTitle = 'Berechtigung';
export const askText =
  'Ihr Kunde entscheidet, wer die Schlüssel seiner Nummern erzeugt. Senden Sie ihm einen Link, um diese zu teilen.';
export const request = 'Um Berechtigung bitten';
export const requestFor = (number: string) => `Um Berechtigung bitten: ${number}`;
export const requestText = (number: string) =>
  `Senden Sie diesen Link Ihrem Kunden. Ein Inhaber des Kunden meldet sich dort an und teilt ${number} mit Ihnen. Der Link läuft nicht ab.`;
export const link = 'Link';
export const copyLink = 'Link kopieren';
export const copied = 'Kopiert';
export const copyYourself = 'Der Link ist markiert. Kopieren Sie ihn mit Strg+C oder ⌘C.';
export const mail = 'Per E-Mail senden';
export const mailSubject = (number: string) => `Berechtigung für die WhatsApp-Nummer ${number}`;
export const mailBody = (partner: string, number: string, url: string) =>
  `Guten Tag,\n\nbitte teilen Sie die WhatsApp-Nummer ${number} mit ${partner}, damit wir ihren API-Schlüssel erzeugen und für Sie Nachrichten senden können:\n\n${url}\n\nSie können die Berechtigung jederzeit zurücknehmen.\n`;
export const close = 'Schließen';
