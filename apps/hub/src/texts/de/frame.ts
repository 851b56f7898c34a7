// Texte jeder Ansicht.
export const skipToContent = 'Zum Inhalt springen';
export const navName = 'Ansichten';
export const menu = 'Menü';
export const trailName = 'Wo Sie sind';
export const help = 'Hilfe';
export const loading = 'Wird geladen…';
export const cancel = 'Abbrechen';
export const tryAgain = 'Erneut versuchen';
export const contactSupport = 'Support kontaktieren';
export const reference = (id: string) => `Referenz: ${id}`;
export const notFoundTitle = 'Hier ist nichts';
export const notFoundText = 'Diese Adresse ist falsch, oder sie gehört zu einem Konto, das Sie nicht sehen können.';
export const noAccountTitle = 'Sie gehören zu keinem Konto';
export const noAccountText =
  'Bitten Sie einen Inhaber Ihres Unternehmens, Sie einzuladen, und melden Sie sich dann erneut an.';
export const toHome = 'Zur Startseite';
export const menuProfile = 'Profil';
export const menuPartner = 'Partner';
export const menuOrganization = 'Organisationseinstellungen';
export const menuAccounts = 'Konto wechseln';
export const menuSignOut = 'Abmelden';
export const accountName = (name: string, type: 'partner' | 'client') =>
  type === 'partner' ? `${name} (Partner Hub)` : `${name} (Client Hub)`;
export const navApiKeys = 'API-Schlüssel';
export const navChannels = 'Kanäle';
export const navSessions = 'Sitzungen';
export const navMessages = 'Nachrichten';
export const navContacts = 'Kontakte';
export const navClients = 'Kunden';
export const navWaba = 'WABA-Verwaltung';

// Listen
export const nextPage = 'Nächste Seite';
export const firstPage = 'Erste Seite';
export const pagesName = 'Seiten';
export const search = 'Suchen';
export const noMatchTitle = 'Keine Treffer';
export const noMatchText = 'Ändern Sie die Suche oder die Filter.';
export const clearFilters = 'Suche und Filter zurücksetzen';
export const never = 'Nie';
export const liveWaiting = 'Die Verbindung ist unterbrochen. Diese Seite ist vielleicht nicht aktuell.';
export const justNow = 'gerade eben';
export const navHygiene = 'Hygiene';
export const navIntegration = 'Integration';
export const navWebhooks = 'Webhooks';
export const navUsage = 'Nutzung';
export const navActivity = 'Aktivität';
export const navCalls = 'Aufrufe';
export const navPeople = 'Personen';
export const areaNames = { partner: 'Partner Hub', client: 'Client Hub' };
export const screenFailedTitle = 'Diese Ansicht konnte nicht geladen werden';
export const screenFailedText =
  'Prüfen Sie Ihre Verbindung und laden Sie die Seite neu. Vielleicht wurde Chatelaine inzwischen aktualisiert.';
