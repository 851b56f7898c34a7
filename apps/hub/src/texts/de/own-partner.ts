// Texte der Seite über den Partner des Kunden.
const numbers = (count: number) => (count === 1 ? '1 Nummer' : `${count} Nummern`);
const more = (count: number) => (count === 1 ? '1 weitere Nummer' : `${count} weitere Nummern`);

// The soft hyphen lets the word break in a narrow window.
export const title = 'Organisations\u00ADeinstellungen';
export const section = 'Partner';
export const lead = 'Das Unternehmen, das mit Ihren WhatsApp-Nummern arbeiten darf, und mit welchen davon.';
export const since = (day: string) => `Ihr Partner seit ${day}`;
export const sinceUnknown = 'Ihr Partner';
export const partnerId = (id: string) => `Partner-ID ${id}`;
export const numbersTitle = 'Berechtigung';
export const number = 'Nummer';
export const name = 'Name';
export const payment = 'Zahlung';
export const permission = 'Berechtigung';
export const changedBy = 'Geändert von';
export const changedOn = 'Geändert am';
export const nobody = '–';
export const doers = {
  person: 'Ein früheres Mitglied',
  client: 'Jemand aus Ihrem Unternehmen',
  operator: 'Der Betreiber',
};
export const until = (day: string) => `bis ${day}`;
export const noNumbersTitle = 'Noch keine Nummern';
export const noNumbersText =
  'Fügen Sie zuerst eine Nummer hinzu. Dann entscheiden Sie, ob Ihr Partner sie nutzen darf.';
export const toChannels = 'Zu den Kanälen';
export const onlyOwners = 'Das können nur Inhaber ändern. Fragen Sie einen Inhaber Ihres Unternehmens.';
export const fixedNote = (partner: string) =>
  `${partner} bezahlt diese Nummern. Um die Berechtigung zu entziehen, wenden Sie sich an ${partner}.`;
export const paidNote = (partner: string) =>
  `${partner} bezahlt einige dieser Nummern, daher sind sie von Anfang an geteilt. Sie können die Berechtigung hier entziehen.`;
export const laterNote = (partner: string) => `${partner} erhält auch Nummern, die Sie später hinzufügen.`;

export const change = 'Berechtigung ändern';
export const chooseTitle = (partner: string) => `Was darf ${partner} nutzen?`;
export const chooseLead = (partner: string) =>
  `${partner} sendet und liest Nachrichten auf den Nummern, die Sie ankreuzen. Sie können das jederzeit zurücknehmen.`;
export const chooseNumbers = 'Nummern wählen';
export const selectAll = (count: number) => `Alle ${count} wählen`;
export const selectShown = (count: number) => `Alle ${count} angezeigten wählen`;
export const clear = 'Auswahl aufheben';
export const filter = 'Nummer oder Name suchen';
export const filterShown = (count: number, total: number) => `${count} von ${total} angezeigt`;
export const sharedNow = 'Jetzt geteilt';
export const sharedUntil = (day: string) => `Geteilt bis ${day}`;
export const notActive = 'Noch nicht aktiv';
export const paidBy = (partner: string) => `Bezahlt von ${partner}`;
export const keyEnds = (channel: string, key: string, partner: string) =>
  `${channel} hat einen benutzten Schlüssel („${key}“). Wenn ${partner} sich verbindet, endet er, und das Programm dahinter verstummt.`;
export const willEnd = (partner: string) =>
  `Wenn Sie das speichern, verliert ${partner} die Nummer, und die Schlüssel dafür enden sofort.`;
export const endOpen = 'Enddatum setzen';
export const endChosen = (day: string) => `Endet nach dem ${day}`;
export const endLabel = 'Letzter Tag';
export const endHint = 'Für die Nummern, die Sie jetzt teilen. Die anderen bleiben, wie sie sind.';
export const endEarly = 'Wählen Sie einen Tag ab morgen.';
export const endClear = 'Kein Enddatum';
export const count = (grant: number, withdraw: number) =>
  [grant > 0 && `${grant} zu teilen`, withdraw > 0 && `${withdraw} zu entziehen`].filter(Boolean).join(', ');
export const unchanged = 'Noch ändert sich nichts.';
export const grant = (count: number) => `${numbers(count)} teilen`;
export const withdraw = (count: number) => `Berechtigung für ${numbers(count)} entziehen`;
export const both = 'Änderungen speichern';
export const keep = 'So lassen';
export const hasChanged = 'Ihre Nummern haben sich geändert. Bitte prüfen Sie Ihre Auswahl.';
export const partnerHasChanged = 'Ihr Partner hat sich inzwischen geändert. Nichts wurde gespeichert.';

export const reviewTitle = (count: number) => `Berechtigung für ${numbers(count)} entziehen?`;
export const reviewEnds = (partner: string) => `${partner} verliert`;
export const reviewKeys = 'Schlüssel, die sofort enden';
export const reviewNoKeys = (partner: string) => `${partner} hat hier keinen gültigen Schlüssel.`;
export const reviewWarning = (partner: string, count: number) =>
  `Nachrichten, die ${partner} ${count === 1 ? 'auf dieser Nummer' : 'auf diesen Nummern'} für Sie sendet, schlagen fehl.`;
export const reviewKeysEnded = (partner: string) =>
  `Alte Schlüssel bleiben beendet: Wenn Sie wieder teilen, braucht ${partner} einen neuen.`;
export const reviewGrants = (partner: string) => `${partner} erhält`;
export const reviewKeep = (count: number): string => (count === 1 ? 'Behalten' : 'Alle behalten');
export const reviewSubmit = 'Berechtigung entziehen';
export const reviewBoth = 'Entziehen und teilen';
export const keyOf = (number: string) => `für ${number}`;
export const keyUsed = (moment: string) => `zuletzt benutzt ${moment}`;
export const keyUnused = 'nie benutzt';

export const done = (granted: number, withdrawn: number, partner: string) =>
  [
    granted > 0 && `${partner} ist jetzt für ${more(granted)} berechtigt.`,
    withdrawn > 0 && `${partner} ist für ${numbers(withdrawn)} nicht mehr berechtigt.`,
  ]
    .filter(Boolean)
    .join(' ');
export const doneEnds = (day: string) => `Das endet nach dem ${day}.`;

export const history = 'Verlauf';
export const historyEmpty = 'Noch wurde nichts geteilt. Was Sie teilen und entziehen, erscheint hier.';
export const granted = (who: string, number: string, moment: string) => `${who} hat ${number} am ${moment} geteilt`;
export const grantedByPayment = (partner: string, number: string, day: string) =>
  `${number} wurde am ${day} von Anfang an geteilt, weil ${partner} sie bezahlt`;
export const otherPartner = 'der Partner';
export const withdrawn = (who: string, number: string, moment: string) =>
  `${who} hat die Berechtigung für ${number} am ${moment} entzogen`;
export const expired = (number: string, day: string) =>
  `Die Berechtigung für ${number} endete am ${day} wie vorgesehen`;

export const changePartner = 'Partner wechseln';
export const changeLead = (partner: string) =>
  `Sie können zu einem anderen Partner wechseln. ${partner} verliert dann jede Nummer, und die Schlüssel enden.`;
export const changeTitle = 'Partner wechseln';
export const changeHint =
  'Sie bekommen sie von Ihrem neuen Partner. Sie sieht aus wie ABCDEFGHIJPA, oder es ist ein Link, der diese ID enthält.';
export const changeLabel = 'ID oder Link des neuen Partners';
export const changeNext = 'Wechsel ansehen';
export const changeUnknown =
  'Diesen Partner gibt es nicht. Prüfen Sie ID oder Link, oder fragen Sie Ihren neuen Partner danach.';
export const changeMissing = 'Geben Sie die ID oder den Link ein.';
export const changeSame = (partner: string) => `Sie arbeiten schon mit ${partner}.`;
export const changeTo = (partner: string) => `Zu ${partner} wechseln?`;
export const changeWithdraws = (partner: string) => `${partner} verliert`;
export const changeShares = (partner: string) => `${partner} erhält von Anfang an`;
export const changeNothingLost = (partner: string) => `${partner} hat jetzt keine Nummer, also endet nichts.`;
export const changeNothingShared = (partner: string) => `${partner} erhält noch keine Nummer. Sie teilen sie danach.`;
export const changePhrase = (partner: string) => `Zum Bestätigen ${partner} eintippen`;
export const changeMismatch = (partner: string) => `Tippen Sie genau ${partner}.`;
export const changeSubmit = 'Partner wechseln';
export const changeOutdated = 'Inzwischen hat sich etwas geändert. Sehen Sie sich den Wechsel noch einmal an.';
export const changeForbidden = (partner: string) =>
  `${partner} bezahlt einige Ihrer Nummern und lässt niemanden die Berechtigung entziehen. Wenden Sie sich an ${partner}, um zu gehen.`;
export const changeDone = (partner: string) => `Ihr Partner ist jetzt ${partner}.`;

export const noPartnerTitle = 'Sie arbeiten mit keinem Partner';
export const noPartnerText =
  'Öffnen Sie den Link, den Sie von einem Partner bekommen haben, oder drücken Sie auf dessen Seite auf „Verbinden“. Dann wählen Sie die Nummern, die er nutzen darf.';
