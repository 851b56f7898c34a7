// Texte der Liste der Personen.
type Role = 'owner' | 'admin' | 'member';
export const title = 'Personen';
export const lead = (account: string) => `Wer für ${account} handeln kann, und was jede Person darf.`;
export const nameAndEmail = 'Name und E-Mail';
export const email = 'E-Mail';
export const role = 'Rolle';
export const authenticator = 'Authenticator';
export const lastSignIn = 'Letzte Anmeldung';
export const actions = 'Aktionen';
export const you = 'Sie';
export const invited = 'Eingeladen';
export const yes = 'Ja';
export const no = 'Nein';
export const roleNames: Record<Role, string> = { owner: 'Inhaber', admin: 'Admin', member: 'Mitglied' };
export const clientRoles: Record<Role, string> = {
  owner: 'Darf alles: Personen, Berechtigungen, API-Schlüssel und Nummern.',
  admin: 'Erstellt und widerruft API-Schlüssel und fügt Nummern hinzu.',
  member: 'Sieht alles und ändert nichts.',
};
export const partnerRoles: Record<'owner' | 'member', string> = {
  owner: 'Darf alles: Personen, Partner-Schlüssel, Einstellungen und Nummern.',
  member: 'Fragt nach Berechtigungen und erstellt und widerruft API-Schlüssel von Nummern.',
};
export const onlyOwners =
  'Nur Inhaber laden Personen ein, ändern Rollen und entfernen Personen. Fragen Sie einen Inhaber dieses Kontos.';
export const lastOwner =
  'Der letzte Inhaber kann weder entfernt werden noch eine andere Rolle bekommen. Machen Sie zuerst jemand anderen zum Inhaber.';
export const inviteAction = 'Einladen';
export const inviteTitle = 'Eine Person einladen';
export const inviteLead =
  'Die Person bekommt eine E-Mail. Wer neu ist, wählt mit dem Link darin einen Namen und ein Passwort.';
export const emailInvalid = 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.';
export const inviteConflict = 'Diese Person gehört schon zu diesem Konto. Ändern Sie stattdessen die Rolle.';
export const inviteAgain = 'Erneut einladen';
export const inviteAgainFor = (person: string) => `Erneut einladen: ${person}`;
export const invitedNow = (person: string) => `Wir haben eine E-Mail an ${person} gesendet.`;
export const changeRole = 'Rolle ändern';
export const changeRoleFor = (person: string) => `Rolle ändern: ${person}`;
export const roleChanged = (person: string, now: string) => `${person} hat jetzt die Rolle ${now}.`;
export const roleSave = 'Rolle speichern';
export const ownRoleWarning =
  'Sie verlieren sofort die Rechte eines Inhabers. Nur ein anderer Inhaber kann sie Ihnen zurückgeben.';
export const handOver = 'Inhaberschaft übergeben';
export const handOverShort = 'Übergeben';
export const handOverFor = (person: string) => `Inhaberschaft übergeben: ${person}`;
export const handOverTitle = (account: string, person: string) =>
  `Ihre Inhaberschaft von ${account} an ${person} übergeben?`;
export const handOverHeir = (person: string, address: string) =>
  `${person} (${address}) wird Inhaber und darf in diesem Konto alles.`;
export const handOverSelf = (person: string, now: string) =>
  `Sie, ${person}, werden ${now}. Sie können dann keine Personen mehr ändern, und nur ein Inhaber kann Sie wieder zum Inhaber machen.`;
export const handOverInvited = 'Diese Person hat noch kein Passwort und kann nicht an Ihre Stelle treten.';
export const handedOver = (person: string) => `${person} ist jetzt an Ihrer Stelle Inhaber.`;
export const remove = 'Entfernen';
export const removeFor = (person: string) => `${person} entfernen`;
export const removeTitle = (person: string, account: string) => `${person} aus ${account} entfernen?`;
export const removeText = (person: string) =>
  `${person} hat ab der nächsten Anfrage keinen Zugang mehr: Codes für dieses Konto gelten nicht mehr, und ohne ein anderes Konto enden auch alle Sitzungen.`;
export const removeKeys =
  'API-Schlüssel, die diese Person erstellt hat, funktionieren weiter. Widerrufen Sie die, die sie kennt.';
export const removed = (person: string) => `${person} ist entfernt.`;
export const leave = 'Dieses Konto verlassen';
export const leaveTitle = (account: string) => `${account} verlassen?`;
export const leaveText =
  'Sie verlieren sofort den Zugang. Ohne ein anderes Konto werden Sie abgemeldet und können sich nicht mehr anmelden.';
export const leaveBack = 'Nur ein Inhaber kann Sie wieder einladen.';
export const emptyTitle = 'Noch keine Personen';
export const emptyText = 'Laden Sie die erste Person ein.';
