// Texte des Dialogs, der einen neuen Schlüssel zeigt, und seines Tests.
export const title = 'Ihr neuer API-Schlüssel';
export const once = 'Sie sehen ihn nur dieses eine Mal.';
export const lead = (name: string) =>
  `Speichern Sie den Schlüssel von „${name}“ dort, wo Ihr Programm ihn findet, zum Beispiel in einem Tresor.`;
export const label = 'API-Schlüssel';
export const copy = 'Kopieren';
export const copied = 'Kopiert';
export const copyYourself = 'Der Schlüssel ist markiert. Kopieren Sie ihn mit Strg+C oder ⌘C.';
export const show = 'Schlüssel anzeigen';
export const hide = 'Schlüssel verbergen';
export const stored = 'Ich habe das gespeichert';
export const done = 'Fertig';
export const doneReason = 'Kopieren Sie den Schlüssel, oder haken Sie „Ich habe das gespeichert“ an.';
export const leaveTitle = 'Schließen, ohne zu kopieren?';
export const leaveText = (name: string) =>
  `Niemand kann den Schlüssel von „${name}“ noch einmal zeigen. Geht er verloren, müssen Sie einen neuen erzeugen.`;
export const leave = 'Ohne Kopie schließen';
export const stay = 'Zurück zum Schlüssel';

// Ausprobieren
export const tryTitle = 'Ausprobieren';
export const tryLead = 'Sendet aus Ihrem Browser einen Aufruf mit diesem Schlüssel. Er ändert nichts.';
export const trySend = 'Danach sehen Sie den Befehl, der eine Nachricht sendet.';
export const tryNow = 'Jetzt ausprobieren';
export const tryAgain = 'Noch einmal ausprobieren';
export const works = 'Der Schlüssel funktioniert.';
export const refused = (status: number) => `Der Server lehnt den Schlüssel ab (Status ${status}).`;
export const door = 'Zugang';
export const scopes = 'Rechte';
export const limits = 'Grenzen';
export const address = 'Ihre Adresse';
export const addressUnknown = 'Dieser Server nennt sie nicht';
export const allowed = 'Gilt von';
export const anyAddress = 'Jeder Adresse';
export const noLimits = 'Keine';
export const perMinute = (count: string) => `${count} pro Minute`;
export const perMonth = (count: string) => `${count} pro Monat`;
export const curlLabel = 'Derselbe Aufruf im Terminal';
export const sendLabel = 'Eine Nachricht im Terminal senden. Setzen Sie die Nummer des Empfängers ein.';
export const curlCopy = 'Mit Schlüssel kopieren';
export const curlCopied = 'Kopiert, mit dem Schlüssel darin';
export const curlYourself = 'Die Zeile ist markiert. Kopieren Sie sie mit Strg+C oder ⌘C.';
