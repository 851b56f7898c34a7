// Texte des Dialogs, der eine Nummer hinzufügt.
export const add = 'Nummer hinzufügen';
export const onlyAdmins = 'Nur Inhaber und Administratoren können Nummern hinzufügen.';
export const title = 'Nummer hinzufügen';
export const lead = 'Die Nummer läuft sofort auf der Sandbox. Nur Ihr Unternehmen kann sie nutzen, bis Sie sie teilen.';
export const name = 'Anzeigename';
export const nameHint = 'Wie man die Nummer in Ihrem Unternehmen nennt, zum Beispiel Bestellungen.';
export const number = 'Telefonnummer';
export const numberHint = 'Mit Ländervorwahl, zum Beispiel +447700900123.';
export const submit = 'Hinzufügen';
export const nameMissing = 'Geben Sie einen Namen mit höchstens 64 Zeichen ein.';
export const numberWrong = 'Geben Sie eine Nummer mit Ländervorwahl ein, zum Beispiel +447700900123.';
export const conflict = 'Diese Nummer wurde schon hinzugefügt, oder Ihr Konto ist voll. Fragen Sie Ihren Betreiber.';
