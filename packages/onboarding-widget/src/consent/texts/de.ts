import { strong, type Words } from './words.ts';

const numbers = (count: number) => (count === 1 ? '1 Nummer' : `${count} Nummern`);
const theseNumbers = (count: number, total: number) =>
  count < total ? `${count} dieser Nummern` : total === 1 ? 'diese Nummer' : 'diese Nummern';

function wait(seconds: number | null): string {
  if (seconds === null) return 'Warten Sie einige Minuten';
  if (seconds > 90) return `Warten Sie ${Math.ceil(seconds / 60)} Minuten`;
  return seconds === 1 ? 'Warten Sie 1 Sekunde' : `Warten Sie ${seconds} Sekunden`;
}

// Texts of every screen
export const dateLocale = 'de';
export const noScriptTitle = 'Bitte schalten Sie JavaScript ein';
export const noScriptBody = 'Diese Seite fragt nach Ihren WhatsApp-Nummern und braucht JavaScript.';
export const testing = 'Dieser Partner testet noch. Teilen Sie nur Nummern, die für Tests gedacht sind.';
export const signedInAs = 'Angemeldet als';
export const switchAccount = 'Konto wechseln';
export const help = 'Hilfe';
export const goBackTo = (host: string): Words => ['Danach kehren Sie zurück zu ', strong(host)];
export const backTo = (host: string) => `Zurück zu ${host}`;
export const reference = (id: string) => `Vorgangsnummer: ${id}`;

// Texts that everybody may see
export const loadingTitle = 'Die Anfrage wird geprüft …';
export const badLinkTitle = 'Dieser Link ist ungültig';
export const badLinkBody = (partner: string | null) =>
  `Er ist falsch, abgelaufen oder schon benutzt. Gehen Sie zurück zu ${partner ?? 'der vorherigen Seite'} und beginnen Sie von vorn.`;
export const badLinkRedirect = (partner: string | null) =>
  `Er führt zu einer Adresse zurück, die ${partner ?? 'der Partner'} nicht eingetragen hat. Bitte melden Sie das dort.`;
export const badLinkUnreadable = (partner: string | null) =>
  `Ein Teil davon ist nicht lesbar. Bitte melden Sie das ${partner ? `bei ${partner}` : 'dort, wo Sie ihn herhaben'}.`;
export const badLinkTooLong = (partner: string | null) =>
  `Er ist zu lang: nach dem Fragezeichen darf er 8.192 Zeichen haben. Bitte melden Sie das ${partner ? `bei ${partner}` : 'dort, wo Sie ihn herhaben'}.`;
export const badLinkSignUpBody =
  'Er ist falsch, abgelaufen oder schon benutzt. Öffnen Sie ihn noch einmal aus Ihrer Nachricht, oder bitten Sie um einen neuen.';
export const otherPersonTitle = 'Jemand anderes hat diese Anfrage geöffnet';
export const otherPersonBody = (owner: string, partner: string | null): Words => [
  'Nur ',
  strong(owner),
  ` kann fortfahren. Wechseln Sie das Konto, oder gehen Sie zurück zu ${partner ?? 'der vorherigen Seite'} und beginnen Sie von vorn.`,
];

// Texts for signing in and signing up
export const signInTitle = 'Anmelden';
export const signInTitleFor = (partner: string) => `Melden Sie sich an, um die Anfrage von ${partner} zu prüfen`;
export const signInCheckAddress = (host: string): Words => [
  'In der Adresszeile steht ',
  strong(host),
  '. Wenn nicht, brechen Sie ab.',
];
export const signInChoiceKept = 'Melden Sie sich neu an. Ihre Auswahl bleibt erhalten.';
export const signInEmail = 'E-Mail';
export const signInPassword = 'Passwort';
export const signInSubmit = 'Anmelden';
export const signInWrong = 'E-Mail und Passwort passen nicht zusammen.';
export const signInPasskey = 'Passkey verwenden';
export const signInPasskeyWrong = 'Dieser Passkey meldet Sie hier nicht an. Verwenden Sie Ihr Passwort.';
export const signInPasskeyNone =
  'Es wurde kein Passkey verwendet. Versuchen Sie es erneut, oder verwenden Sie Ihr Passwort.';
export const signInCode = 'Code aus Ihrer Authentifizierungs-App';
export const signInCodeHint = 'Sechs Ziffern, oder einer Ihrer Wiederherstellungscodes.';
export const signInRemember = 'In diesem Browser 30 Tage lang keinen Code verlangen';
export const signInCodeWrong = 'Dieser Code ist falsch.';
export const signInCodeUsed = 'Dieser Code wurde schon benutzt. Warten Sie auf den nächsten.';
export const signInTooMany = (seconds: number | null) =>
  `Zu viele Versuche. ${wait(seconds)} und versuchen Sie es dann noch einmal.`;
export const signInUnchecked = 'Das ließ sich nicht prüfen.';
export const fieldMissing = 'Bitte ausfüllen.';
export const fieldEmail = 'Geben Sie eine E-Mail-Adresse ein: name@example.com.';
export const fieldTooShort = (least: number) => `Geben Sie mindestens ${least} Zeichen ein.`;
export const fieldTooEarly = 'Wählen Sie einen Tag ab morgen.';
export const signInShow = 'Passwort zeigen';
export const signInHide = 'Passwort verbergen';
export const signInForgot = 'Vergessen?';
export const signedInTitle = 'Sie sind angemeldet';
export const signedInBody = (email: string): Words => ['Sie sind angemeldet als ', strong(email), '.'];
export const signedInNext = 'Um eine Anfrage zu beantworten, öffnen Sie den Link Ihres Partners in diesem Browser.';
export const signedInContinue = 'Weiter';
export const signedInSignOut = 'Abmelden';
export const forgottenTitle = 'Neues Passwort festlegen';
export const forgottenBody = 'Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen einen Link für ein neues Passwort.';
export const forgottenSubmit = 'Link senden';
export const forgottenSent = 'Wenn wir diese Adresse kennen, ist ein Link unterwegs.';
export const forgottenBack = 'Zurück zur Anmeldung';
export const signUpTitle = 'Legen Sie Ihr Konto an';
export const signUpCompany = (company: string): Words => ['Sie wurden zu ', strong(company), ' eingeladen.'];
export const signUpName = 'Ihr Name';
export const signUpPassword = 'Passwort';
export const signUpPasswordHint = 'Mindestens 12 Zeichen.';
export const signUpSubmit = 'Konto anlegen';
export const signUpAgainTitle = 'Legen Sie ein neues Passwort fest';
export const signUpAgainBody =
  'Es ersetzt Ihr bisheriges Passwort, entfernt Ihre Passkeys und meldet Sie überall ab, wo Sie angemeldet sind.';
export const signUpAgainSubmit = 'Passwort speichern';
export const signUpNameRefused = 'Schreiben Sie Ihren Namen anders.';
export const signUpPasswordRefused =
  'Wählen Sie ein anderes Passwort mit mindestens 12 Zeichen: nicht Ihren Namen oder Ihre Adresse und keines, das viele verwenden.';

// Texts before the question
export const whichClientTitle = 'Um welches Konto geht es?';
export const whichClientPartner = (name: string) => `Arbeitet mit ${name}`;
export const whichClientNoPartner = 'Noch kein Partner';
export const whichClientMissing = 'Wählen Sie ein Konto.';
export const whichClientSubmit = 'Weiter';
export const otherPartnerTitle = (client: string, other: string) => `${client} arbeitet mit ${other}`;
export const otherPartnerBody = (partner: string) =>
  `Um zu ${partner} zu wechseln, ändern Sie den Partner in den Einstellungen Ihrer Organisation.`;
export const notAllowedTitle = (client: string | undefined) =>
  client
    ? `Jemand mit Inhaberrechten bei ${client} muss antworten`
    : 'Dieses Konto gehört zu keinem Unternehmen mit Nummern';
export const notAllowedBody = (partner: string) =>
  `Nur wer im Unternehmen Inhaberrechte hat, entscheidet, was ${partner} darf. Senden Sie diesen Link weiter oder wechseln Sie das Konto und beginnen Sie von vorn.`;
export const notAllowedBodyWithoutLink = (partner: string) =>
  `Nur wer im Unternehmen Inhaberrechte hat, entscheidet, was ${partner} darf. Bitten Sie eine dieser Personen, bei ${partner} zu beginnen.`;
export const notAllowedLink = 'Link';
export const notAllowedCopy = 'Link kopieren';
export const notAllowedCopied = 'Kopiert';
export const notAllowedCopyYourself = 'Der Link ist markiert. Kopieren Sie ihn aus dem Feld.';
export const noChannelsTitle = 'Sie haben noch keine Nummern';
export const noChannelsBody = (partner: string) =>
  `Fügen Sie zuerst eine WhatsApp-Nummer hinzu. Dann können Sie ${partner} die Erlaubnis dafür erteilen.`;
export const noChannelsCheckAgain = 'Noch einmal prüfen';
export const noChannelsDeny = 'Nicht jetzt';
export const alreadySharedTitle = (partner: string) => `${partner} hat bereits die Erlaubnis für alle Ihre Nummern`;
export const alreadySharedChange = 'Ändern';
export const alreadySharedDone = 'Fertig';
export const alreadySharedSince = (date: string) => `seit ${date}`;
export const alreadySharedUntil = (date: string) => `bis ${date}`;

// Texts of the question
export const chooseTitle = (partner: string, client: string) =>
  `Darf ${partner} WhatsApp-Nachrichten für ${client} senden und empfangen?`;
export const chooseNeverShared = 'noch nie verbunden';
export const chooseSince = (date: string) => `verbunden seit ${date}`;
export const choosePartnerPays = (partner: string, count: number, total: number) =>
  `${partner} bezahlt ${theseNumbers(count, total)}, darum ist die Erlaubnis erteilt. Sie können sie hier entziehen.`;
export const chooseMayNotWithdraw = (partner: string, count: number, total: number) =>
  `${partner} bezahlt ${theseNumbers(count, total)}. Zum Entziehen wenden Sie sich an ${partner}.`;
export const chooseRequestedUnknown = (partner: string) =>
  `Die von ${partner} angefragte Nummer gibt es in diesem Konto nicht.`;
export const chooseChanged = 'Ihre Nummern haben sich geändert. Prüfen Sie Ihre Auswahl.';
export const chooseCan = (partner: string) => `Das bekommt ${partner}`;
export const chooseSend = 'Sendet und liest Nachrichten auf den Nummern, die Sie auswählen';
export const chooseSee = 'Sieht die Namen und Nummern Ihres ganzen Kontos';
export const chooseLater = 'Bekommt auch die Nummern, die Sie später hinzufügen';
export const chooseFirstTime = (partner: string) => `Macht ${partner} zu Ihrem Integrationspartner`;
export const chooseLimits = 'Nie Ihr Passwort, Ihre Abrechnung oder Nachrichten anderer Nummern';
export const chooseKeyEnds = (number: string, key: string, partner: string): Words => [
  strong(number),
  ` hat einen Schlüssel in Gebrauch („${key}“). Wenn ${partner} sich verbindet, gilt er nicht mehr, und das Programm, das ihn benutzt, verstummt.`,
];
export const chooseNumbers = 'Nummern auswählen';
export const chooseSelectAll = (count: number) => `Alle ${count} auswählen`;
export const chooseSelectShown = (count: number) => `Alle ${count} angezeigten auswählen`;
export const chooseClear = 'Auswahl aufheben';
export const chooseFilter = 'Nummer oder Namen suchen';
export const chooseShown = (count: number, total: number) => `${count} von ${total} angezeigt`;
export const chooseSharedNow = 'Jetzt geteilt';
export const chooseSharedUntil = (date: string) => `Geteilt bis ${date}`;
export const chooseWillEnd = (partner: string) =>
  `Wenn Sie das speichern, verliert ${partner} die Nummer, und die Schlüssel dafür gelten sofort nicht mehr.`;
export const chooseNotActive = 'Noch nicht aktiv';
export const choosePaidBy = (partner: string) => `Bezahlt von ${partner}`;
export const chooseAskedForBy = (partner: string) => `Angefragt von ${partner}`;
export const untilOpen = 'Enddatum festlegen';
export const untilLabel = 'Letzter Tag';
export const untilHint = 'Nur für die Nummern, die Sie jetzt erlauben.';
export const untilEnds = (date: string) => `Gilt bis einschließlich ${date}`;
export const untilClear = 'Unbefristet';
export const chooseCount = (grant: number, withdraw: number) =>
  [grant > 0 && `Verbinden: ${grant}`, withdraw > 0 && `Entziehen: ${withdraw}`].filter(Boolean).join(', ');
export const chooseNothingTicked = 'Wählen Sie eine Nummer, um sie zu verbinden.';
export const chooseNothingChosen = 'Wählen Sie mindestens eine Nummer oder „Nicht jetzt“.';
export const chooseGrant = (count: number) => `${numbers(count)} verbinden`;
export const chooseWithdraw = (count: number) => `Erlaubnis für ${numbers(count)} entziehen`;
export const chooseBoth = 'Änderungen speichern';
export const chooseKeep = 'Unverändert lassen';
export const choosePick = 'Verbinden';
export const chooseDeny = 'Nicht jetzt';
export const chooseTakeBack = 'Sie können es jederzeit zurücknehmen.';

// Texts after the question
export const reviewTitleWithdraw = (count: number) => `Erlaubnis für ${numbers(count)} entziehen?`;
export const reviewTitleAll = (count: number, partner: string) =>
  `${count === 1 ? 'Ihre Nummer' : `Alle ${numbers(count)}`} mit ${partner} teilen?`;
export const reviewWithdraw = 'Entziehen';
export const reviewGrant = 'Erlauben';
export const reviewWarning = (partner: string, count: number, phoneNumber: string): Words => [
  `Die Schlüssel von ${partner} für `,
  count === 1 ? { phoneNumber } : 'diese Nummern',
  ' sind ab sofort ungültig. Nachrichten, die der Partner für Sie sendet, kommen nicht mehr an.',
];
export const reviewSubmit = 'Erlaubnis entziehen';
export const reviewKeep = (count: number) => (count === 1 ? 'Behalten' : 'Alle behalten');
export const reviewBack = 'Zurück';
export const stepUpTitle = 'Bestätigen Sie, dass Sie es sind';
export const stepUpBody =
  'Mit Ihrer Antwort geben Sie etwas frei. Geben Sie Ihr Passwort noch einmal ein, um sie zu speichern.';
export const stepUpSubmit = 'Bestätigen';
export const stepUpBack = 'Zurück';
export const stepUpWrong = 'Dieses Passwort ist falsch.';
export const doneHasPermission = (partner: string, count: number) =>
  `${partner} hat die Erlaubnis für ${numbers(count)}`;
export const doneEnds = (count: number, date: string) =>
  `Die Erlaubnis für ${numbers(count)} gilt bis einschließlich ${date}.`;
export const doneNoPermission = (partner: string) => `${partner} hat jetzt keine Erlaubnis für Ihre Nummern`;
export const doneTakeBack = (host: string): Words => [
  'Zum Zurücknehmen melden Sie sich bei ',
  strong(host),
  ' an und öffnen „Partner“.',
];
export const doneLeaving = (host: string) => `Zurück zu ${host} …`;
export const doneSubmit = 'Weiter';
export const doneStuck = 'Passiert nichts? Wählen Sie „Weiter“.';
export const doneClose = 'Sie können dieses Fenster schließen.';
export const answeredTitle = 'Sie haben diese Anfrage schon beantwortet';
export const answeredOtherwise = 'Was Sie eben gewählt haben, wurde nicht gespeichert.';
export const answeredGranted = (count: number) => `Sie haben die Erlaubnis für ${numbers(count)} erteilt.`;
export const answeredWithdrawn = (count: number) => `Sie haben die Erlaubnis für ${numbers(count)} entzogen.`;
export const answeredUnchanged = 'Sie haben alles gelassen, wie es war.';
export const answeredDenied = 'Sie haben „Nicht jetzt“ gewählt.';
export const moreTimeTitle = 'Brauchen Sie mehr Zeit?';
export const moreTimeBody = 'Diese Anfrage endet bald.';
export const moreTimeSubmit = 'Mehr Zeit';
export const moreTimeClose = 'Schließen';
export const failedAskTitle = 'Die Anfrage ließ sich nicht prüfen';
export const failedSaveTitle = 'Das ließ sich nicht speichern';
export const failedSignInTitle = 'Ihre Anmeldung ließ sich nicht prüfen';
export const failedLinkTitle = 'Der Link ließ sich nicht prüfen';
export const failedUnchanged = 'Es wurde nichts geändert.';
export const failedSuspended = 'Dieses Konto ist gesperrt. Wenden Sie sich an den Betreiber.';
export const failedTooMany = (seconds: number | null) =>
  `Zu viele Anfragen. ${wait(seconds)} und versuchen Sie es dann noch einmal.`;
export const failedSoon = 'Versuchen Sie es in Kürze noch einmal.';
export const failedNotTaken = (address: string) =>
  `Der Server hat das nicht angenommen. Öffnen Sie die Seite noch einmal unter ${address}.`;
export const failedOurs = 'Das ist unser Fehler. Versuchen Sie es noch einmal, oder wenden Sie sich an den Betreiber.';
export const failedNoAnswer = 'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.';
export const failedNoAnswerToSave =
  'Es kam keine Antwort. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal: Gespeichert wird nur einmal.';
export const failedOfflineTitle = 'Sie sind offline';
export const failedOffline = 'Versuchen Sie es noch einmal, wenn Sie verbunden sind.';
export const failedChoiceKept = 'Ihre Auswahl bleibt erhalten.';
export const failedTryAgain = 'Erneut versuchen';
