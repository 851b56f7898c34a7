import type { RedirectUrlFault } from '@chatelaine/shared';

// Texte der Seite „Integration“.
export const title = 'Integration';
export const lead = 'So finden Ihre Programme und die Zustimmungsseite zueinander.';
export const onlyOwners = 'Nur Inhaber ändern das.';
export const partnerId = 'Partner-ID';
export const partnerIdText =
  'Ihre Programme nennen Sie damit: in Links zur Zustimmungsseite und in der Schaltfläche zum Verbinden.';
export const copy = 'ID kopieren';
export const copied = 'Kopiert';
export const copyYourself = 'Die ID ist markiert. Drücken Sie Strg+C oder ⌘C, um sie zu kopieren.';

// Redirect-URLs
export const urls = 'Redirect-URLs';
export const urlsText =
  'Nach der Zustimmungsseite kehrt der Browser Ihres Kunden mit der Antwort zu einer dieser Adressen zurück. Die erste ist der Standard.';
export const urlsNone =
  'Ohne Redirect-URL werden Kunden zu http://app.360dialog.io geleitet, und Ihre Seite erfährt nichts.';
export const urlsRoute =
  'Die Seite mit Ihrer Schaltfläche zum Verbinden muss bis zum Fragezeichen dieselbe Adresse haben wie die Redirect-URL. Sonst erfährt die Schaltfläche die Antwort nicht.';
export const urlDefault = 'Standard';
export const urlNew = 'Noch nicht gespeichert';
export const urlTest = 'Testen';
export const urlTestOf = (url: string) => `${url} in einem neuen Fenster testen`;
export const urlTestText =
  '„Testen“ öffnet die Adresse in einem neuen Fenster wie eine Antwort, mit „state=test“. Ihre Seite muss diesen state ablehnen, weil sie ihn nie vergeben hat.';
export const urlMakeDefault = 'Als Standard';
export const urlMakeDefaultOf = (url: string) => `Als Standard: ${url}`;
export const urlRemove = (url: string) => `${url} entfernen`;
export const urlAddLabel = 'Redirect-URL hinzufügen';
export const urlAddHint =
  'Eine ganze Adresse, z. B. https://inbox.example/whatsapp. Sie gilt genau so, wie sie geschrieben ist.';
export const urlAdd = 'Hinzufügen';
export const urlUseForm = (url: string) => `${url} übernehmen`;
export const urlAdded = (url: string) => `${url} steht auf der Liste. Die Adresse gilt nach dem Speichern.`;
export const urlRemoved = (url: string) => `${url} steht nicht mehr auf der Liste. Die Adresse gilt bis zum Speichern.`;
export const urlIsDefault = (url: string) => `${url} ist nach dem Speichern der Standard.`;
export const urlListed = 'Diese Adresse steht schon auf der Liste.';
export const urlTooMany = 'Die Liste hat höchstens 50 Adressen.';
export const urlTooLong = 'Eine Redirect-URL hat höchstens 2.048 Zeichen.';
export const urlFaults: Record<RedirectUrlFault['code'], (detail: string) => string> = {
  blank: () => 'Entfernen Sie die Leerzeichen.',
  fragment: () => 'Entfernen Sie das „#“ und alles danach.',
  no_url: () => 'Das ist keine Adresse. Sie beginnt mit https://.',
  scheme: () => 'Die Adresse muss mit https:// beginnen. Nur dieser Computer darf http:// haben, während Sie testen.',
  user: () => 'Entfernen Sie den Benutzernamen vor dem Host.',
  wildcard: () => 'Entfernen Sie das „*“. Jede Adresse steht genau auf der Liste.',
  host: (host) => `„${host}“ kann kein Hostname sein.`,
  form: (written) => `Schreiben Sie ${written}.`,
  question_marks: () => 'Die Adresse darf nur ein Fragezeichen haben.',
  query: (name) => `Entfernen Sie „${name}“ aus der Abfrage. Die Antwort bringt einen Parameter mit diesem Namen.`,
};
export const urlsUnsaved = 'Die Liste hat Änderungen, die nicht gespeichert sind.';
export const urlsMoved =
  'Jemand anderes hat die Liste inzwischen geändert. Sehen Sie sich vor dem Speichern den Vergleich an.';
export const urlsReview = 'Prüfen und speichern';
export const discard = 'Änderungen verwerfen';
export const discarded = 'Die Änderungen sind verworfen.';
export const reviewTitle = 'Redirect-URLs speichern?';
export const reviewText = 'Links und Anfragen, die eine entfernte Adresse nennen, werden sofort abgelehnt.';
export const reviewNow = 'Jetzt';
export const reviewAfter = 'Nach dem Speichern';
export const reviewNone = 'Keine. Kunden werden zu http://app.360dialog.io geleitet, und Ihre Seite erfährt nichts.';
export const reviewAdded = 'Neu';
export const reviewRemoved = 'Entfernt';
export const reviewSave = 'Speichern';
export const urlsSaved = 'Die Redirect-URLs sind gespeichert.';

// Plattformgeheimnis
export const secret = 'Plattformgeheimnis';
export const secretText =
  'Ihr Backend unterschreibt damit Links. So erkennt die Zustimmungsseite, dass sie von Ihnen stammen.';
export const secretHint = 'Geheimnis';
export const secretSince = 'Seit';
export const secretOld = 'Das vorige';
export const secretOldUntil = (when: string) => `Gilt noch bis ${when}`;
export const secretReplace = 'Ersetzen';
export const secretReplaceLabel = 'Plattformgeheimnis ersetzen';
export const secretReplaceLead =
  'Sie sehen das neue Geheimnis einmal, im nächsten Schritt. Wählen Sie, wie lange Links mit der alten Unterschrift noch gelten.';
export const secretOverlap = 'Wie lange gilt das alte Geheimnis noch?';
export const secretOverlapNow =
  'Links mit der alten Unterschrift werden sofort abgelehnt. Wählen Sie das, wenn jemand anderes das Geheimnis kennt.';
export const secretOverlapDay = 'Beide Geheimnisse gelten so lange, kein Link bricht.';
export const secretConfirm = 'Neues Geheimnis erzeugen';
export const secretTitle = 'Ihr neues Plattformgeheimnis';
export const secretStore = 'Legen Sie es dort ab, wo Ihr Backend es findet, zum Beispiel in einem Tresor.';
export const secretLabel = 'Plattformgeheimnis';
export const secretSelected = 'Das Geheimnis ist markiert. Drücken Sie Strg+C oder ⌘C, um es zu kopieren.';
export const secretShow = 'Geheimnis zeigen';
export const secretHide = 'Geheimnis verbergen';
export const secretDoneReason = 'Kopieren Sie das Geheimnis, oder kreuzen Sie an, dass Sie es abgelegt haben.';
export const secretLeaveText =
  'Niemand kann dieses Geheimnis noch einmal zeigen. Wenn Sie es verlieren, müssen Sie es wieder ersetzen.';
export const secretStay = 'Zurück zum Geheimnis';
export const secretReplaced = 'Das Plattformgeheimnis ist ersetzt.';

// Optionen
export const options = 'Berechtigung';
export const mayWithdraw = 'Kunden dürfen entziehen';
export const mayWithdrawText =
  'Ein: Kunden entziehen die Berechtigung selbst, auch für Nummern, die Sie bezahlen. Aus: Für Nummern, die Sie bezahlen, müssen sie Sie darum bitten.';
export const shareNew = 'Neue Nummern von Anfang an teilen';
export const shareNewText = 'Ein: Eine neue Nummer, die Sie bezahlen, ist zuerst geteilt. Der Kunde kann das ändern.';
export const signature = 'Unterschrift verlangen';
export const signatureText =
  'Ein: Ein einfacher Link zur Zustimmungsseite gilt nur mit einer Unterschrift Ihres Plattformgeheimnisses. Kunden entziehen weiterhin in ihrem eigenen Hub.';
export const optionSaved = (name: string, isOn: boolean) => `„${name}“ ist ${isOn ? 'ein' : 'aus'}.`;

// Marke
export const brand = 'Marke';
export const brandText = 'Daran erkennen Kunden Sie auf der Zustimmungsseite.';
export const brandName = 'Name';
export const brandNameText = 'Der Betreiber dieses Servers legt den Namen fest.';
export const logo = 'Logo';
export const logoHint =
  'PNG, JPEG oder WebP, höchstens 32 KiB. Am besten ein Quadrat auf weißem oder durchsichtigem Grund.';
export const logoTooLarge = (size: string) => `Dieses Bild hat ${size} KiB. Ein Logo hat höchstens 32 KiB.`;
export const logoNoPicture = 'Diese Datei ist kein Bild in PNG, JPEG oder WebP.';
export const logoSave = 'Logo speichern';
export const logoRemove = 'Logo entfernen';
export const logoUnsaved = 'Das Logo ist noch nicht gespeichert. Kunden sehen noch das alte.';
export const logoSaved = 'Das Logo ist gespeichert.';
export const logoRemoved = 'Das Logo ist entfernt. Kunden sehen den ersten Buchstaben Ihres Namens.';
export const logoRemoveTitle = 'Logo entfernen?';
export const logoRemoveText = 'Kunden sehen stattdessen sofort den ersten Buchstaben Ihres Namens.';
export const preview = 'So beginnt die Zustimmungsseite';
export const previewTitle = (partner: string, client: string) =>
  `Darf ${partner} WhatsApp-Nachrichten für ${client} senden und empfangen?`;
export const previewClient = 'Ihren Kunden';
export const previewFirst = 'noch nie verbunden';
