// Texte des eigenen Profils.
export const title = 'Profil';
export const lead = 'Ihr Name, wie Sie sich anmelden und wo Sie angemeldet sind.';
export const backTo = (account: string) => `Zurück zu ${account}`;
export const aboutTitle = 'Über Sie';
export const name = 'Name';
export const nameMissing = 'Geben Sie Ihren Namen ein.';
export const language = 'Sprache';
export const languageHint = 'Die Seite wird in der neuen Sprache neu geladen.';
export const languageOfBrowser = 'Die Sprache des Browsers';
export const save = 'Speichern';
export const saved = 'Gespeichert.';
export const close = 'Schließen';
export const change = 'Ändern';

export const signInTitle = 'Anmeldung';
export const email = 'E-Mail-Adresse';
export const changeEmail = 'E-Mail-Adresse ändern';
export const newEmail = 'Neue E-Mail-Adresse';
export const emailInvalid = 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.';
export const emailSame = 'Das ist schon Ihre Adresse.';
export const emailLead = 'Wir senden einen Link an die neue Adresse. Nichts ändert sich, bevor Sie ihn öffnen.';
export const sendLink = 'Link senden';
export const linkSent = (address: string) => `Wir haben einen Link an ${address} gesendet.`;
export const linkSentNext = (time: string) =>
  `Öffnen Sie ihn in diesem Browser vor ${time}. Bis dahin melden Sie sich mit Ihrer jetzigen Adresse an.`;
export const password = 'Passwort';
export const yourPassword = 'Ihr Passwort';
export const wrongPassword = 'Das ist nicht Ihr jetziges Passwort.';
export const passwordNote = 'Ein neues Passwort beendet Ihre anderen Sitzungen.';
export const changePassword = 'Passwort ändern';
export const currentPassword = 'Jetziges Passwort';
export const newPassword = 'Neues Passwort';
export const passwordHint = 'Mindestens 12 Zeichen. Häufige Passwörter und Ihr eigener Name werden abgelehnt.';
export const passwordShort = 'Ein Passwort hat mindestens 12 Zeichen.';
export const passwordEnds =
  'Das neue Passwort beendet Ihre anderen Sitzungen und Ihren Legacy-Token, falls Sie einen haben. Hier bleiben Sie angemeldet. Auch Ihre Passkeys bleiben.';
export const passwordChanged = 'Ihr Passwort ist geändert. Ihre anderen Sitzungen sind beendet.';

export const confirmTitle = 'Neue E-Mail-Adresse bestätigen';
export const confirmLead = 'Danach melden Sie sich mit ihr an, und Ihre Codes und Links gehen an sie.';
export const confirmNew = (address: string) => `Ihre neue Adresse ist ${address}.`;
export const confirmAction = 'Neue Adresse bestätigen';
export const confirmDone = (address: string) => `Ihre E-Mail-Adresse ist jetzt ${address}.`;
export const confirmMissing =
  'Öffnen Sie den Link in der E-Mail noch einmal. Sie müssen in diesem Browser angemeldet sein.';
export const confirmGone =
  'Dieser Link wurde benutzt, ist abgelaufen oder gehört einer anderen Person. Fordern Sie in Ihrem Profil einen neuen an.';
export const confirmTaken = 'Jemand anderes benutzt diese Adresse jetzt. Nichts wurde geändert.';
export const toProfile = 'Zu Ihrem Profil';

export const authenticator = 'Authenticator-App';
export const appOff = 'Aus. Ihre Codes kommen per E-Mail.';
export const appOn = (since: string) => `An seit ${since}.`;
export const codesLeft = (count: number) =>
  count === 1 ? '1 Wiederherstellungscode ist übrig.' : `${count} Wiederherstellungscodes sind übrig.`;
export const appNoAccount = 'Sie brauchen ein aktives Konto, um eine Authenticator-App einzurichten.';
export const appSetUp = 'Authenticator-App einrichten';
export const appSetUpTitle = 'Ihre Authenticator-App einrichten';
export const appStepKey =
  'Scannen Sie dieses Bild mit Ihrer Authenticator-App. Deren Codes ändern sich dann alle 30 Sekunden.';
export const appPicture = 'QR-Code für Ihre Authenticator-App';
export const appStepType =
  'Oder legen Sie in der App einen Eintrag mit Einrichtungsschlüssel an, und geben Sie diesen Schlüssel ein.';
export const appKey = 'Einrichtungsschlüssel';
export const appKeyCopy = 'Schlüssel kopieren';
export const appLink = 'In Ihrer Authenticator-App öffnen';
export const appStepCode = 'Geben Sie die sechs Ziffern ein, die die App anzeigt.';
export const appCode = 'Code der App';
export const appCodeInvalid = 'Der Code hat sechs Ziffern.';
export const appConfirm = 'Einschalten';
export const appOnNow = 'Ihre Authenticator-App ist eingeschaltet.';
export const appRenew = 'Neue Wiederherstellungscodes';
export const appRenewTitle = 'Neue Wiederherstellungscodes erstellen?';
export const appRenewText = 'Ihre alten Wiederherstellungscodes gelten sofort nicht mehr.';
export const appRemove = 'Authenticator-App entfernen';
export const appRemoveTitle = 'Ihre Authenticator-App entfernen?';
export const appRemoveText =
  'Ihre Anmeldung braucht dann nur das Passwort, und Ihre Codes kommen per E-Mail. Ihre Wiederherstellungscodes gelten nicht mehr.';
export const appRemoved = 'Ihre Authenticator-App ist entfernt.';
export const recoveryTitle = 'Ihre Wiederherstellungscodes';
export const recoveryText =
  'Jeder Code ersetzt einmal die App, falls Sie Ihr Telefon verlieren. Sie sehen die Codes nur dieses eine Mal.';
export const recoveryList = 'Wiederherstellungscodes';
export const recoveryCopy = 'Codes kopieren';
export const recoveryDownload = 'Herunterladen';
export const recoveryStored = 'Ich habe sie aufbewahrt';
export const recoveryDone = 'Fertig';
export const recoveryFirst =
  'Bewahren Sie die Codes zuerst auf und bestätigen Sie es oben. Niemand kann sie noch einmal zeigen.';

export const passkeys = 'Passkeys';
export const passkeysNone =
  'Keine. Mit einem Passkey melden Sie sich per Finger, Gesicht oder Geräte-PIN an, ohne Passwort und Code.';
export const passkeysUnable = 'Dieser Browser kann auf dieser Seite keine Passkeys anlegen.';
export const passkeyAdd = 'Passkey hinzufügen';
export const passkeyLead =
  'Ihr Gerät oder Ihr Passwort-Manager bewahrt den Passkey auf und fragt nach Finger, Gesicht oder PIN.';
export const passkeyName = 'Name des Passkeys';
export const passkeyNameHint = 'Damit Sie ihn später erkennen, zum Beispiel am Gerät.';
export const passkeyNameMissing = 'Geben Sie einen Namen ein.';
export const passkeyGoOn = 'Weiter';
export const passkeyNotMade = 'Es wurde kein Passkey angelegt. Sie können es noch einmal versuchen.';
export const passkeyKnown = 'Dieses Gerät hat schon einen Passkey von Ihnen.';
export const passkeyAdded = 'Der Passkey ist hinzugefügt. Verwenden Sie ihn bei der nächsten Anmeldung.';
export const passkeySince = (day: string) => `Hinzugefügt am ${day}.`;
export const passkeyUsed = (day: string) => `Zuletzt verwendet am ${day}.`;
export const passkeyUnused = 'Nie verwendet.';
export const passkeySynced = 'Synchronisiert';
export const passkeyRename = (name: string) => `Passkey ${name} umbenennen`;
export const passkeyRenameTitle = 'Passkey umbenennen';
export const passkeyRenamed = 'Der Passkey hat einen neuen Namen.';
export const passkeyRemove = (name: string) => `Passkey ${name} entfernen`;
export const passkeyRemoveTitle = (name: string) => `Passkey ${name} entfernen?`;
export const passkeyRemoveText =
  'Er meldet Sie nicht mehr an. Ihre anderen Wege zur Anmeldung und Ihre Sitzungen bleiben. Löschen Sie ihn auch auf dem Gerät.';
export const passkeyRemoveAction = 'Passkey entfernen';
export const passkeyRemoved = 'Der Passkey ist entfernt.';

export const sessionsTitle = 'Sitzungen';
export const sessionsLead =
  'Wo Sie angemeldet sind. Beenden Sie, was Sie nicht kennen, und ändern Sie dann Ihr Passwort.';
export const program = 'Programm';
export const unknownProgram = 'Unbekanntes Programm';
export const programOn = (program: string, system: string) => `${program} unter ${system}`;
export const since = 'Angemeldet';
export const from = 'Von';
export const unknownAddress = 'Unbekannte Adresse';
export const thisSession = 'Diese Sitzung';
export const actions = 'Aktionen';
export const end = 'Beenden';
export const endFor = (session: string) => `Sitzung beenden: ${session}`;
export const describe = (program: string, since: string, from: string) =>
  `${program}, angemeldet ${since}, von ${from}`;
export const endTitle = 'Diese Sitzung beenden?';
export const endText = (session: string) => `${session}. Sie ist ab ihrer nächsten Anfrage abgemeldet.`;
export const endAction = 'Sitzung beenden';
export const ended = 'Die Sitzung ist beendet.';
export const endOthers = 'Alle anderen Sitzungen beenden';
export const noOthers = 'Es gibt keine andere Sitzung.';
export const endOthersTitle = (count: number) =>
  count === 1 ? '1 andere Sitzung beenden?' : `${count} andere Sitzungen beenden?`;
export const endOthersText =
  'Jeder andere Browser ist ab seiner nächsten Anfrage abgemeldet und fragt wieder nach einem Code. Auch ein Legacy-Token von Ihnen endet.';
export const endOthersAction = 'Andere Sitzungen beenden';
export const endedOthers = 'Alle anderen Sitzungen sind beendet.';

export const accountsTitle = 'Ihre Konten';
export const accountsNone = 'Sie gehören zu keinem Konto. Bitten Sie einen Inhaber, Sie einzuladen.';
