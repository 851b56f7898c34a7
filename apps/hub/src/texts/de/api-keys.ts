// Texte der Ansichten der API-Schlüssel.
export const title = 'API-Schlüssel';
export const lead = {
  partner:
    'Mit einem Partnerschlüssel ruft Ihr Backend Chatelaine auf: Es bittet um Berechtigung und erstellt Schlüssel für Nummern.',
  organization: 'Mit einem Organisationsschlüssel lesen und senden Ihre eigenen Programme Nachrichten Ihrer Nummern.',
};
export const make = { partner: 'API-Schlüssel erstellen', organization: 'Neuer Schlüssel' };
export const formTitle = {
  partner: 'API-Schlüssel erstellen, Schritt 1 von 3: benennen',
  organization: 'Neuer Schlüssel',
};
export const codeTitle = {
  partner: 'API-Schlüssel erstellen, Schritt 2 von 3: bestätigen',
  organization: 'Neuer Schlüssel: bestätigen',
};
export const secretTitle = {
  partner: 'API-Schlüssel erstellen, Schritt 3 von 3: kopieren',
  organization: 'Ihr neuer API-Schlüssel',
};
export const submit = { partner: 'Weiter', organization: 'Schlüssel erstellen' };
export const onlyThey = {
  partner: 'Nur Inhaber sehen und erstellen API-Schlüssel.',
  organization: 'Nur Inhaber und Admins sehen und erstellen API-Schlüssel.',
};
export const askThem = {
  partner:
    'Ein Partnerschlüssel handelt für das ganze Unternehmen. Bitten Sie einen Inhaber dieses Kontos um einen Schlüssel oder um die Rolle eines Inhabers.',
  organization:
    'Ein Schlüssel handelt für die ganze Organisation. Bitten Sie einen Inhaber oder Admin dieses Kontos um einen Schlüssel.',
};
export const emptyTitle = 'Keine gültigen API-Schlüssel';
export const emptyText = {
  partner:
    'Geben Sie jedem Ihrer Systeme einen eigenen Schlüssel. Dann können Sie einen ohne die anderen widerrufen, anders als bei Legacy-Tokens, die zu einer Person gehören.',
  organization:
    'Geben Sie jedem Programm einen eigenen Schlüssel, nur mit den Berechtigungen, die es braucht. Dann können Sie einen ohne die anderen widerrufen.',
};
export const lost =
  'Der Schlüssel wurde erstellt, aber die Antwort mit dem Geheimnis ging unterwegs verloren. Schließen Sie dieses Fenster und erneuern Sie den Schlüssel in der Tabelle. Dann bekommen Sie ein neues Geheimnis.';
