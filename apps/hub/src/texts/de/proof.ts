// Texte der Dialoge, die um eine Bestätigung bitten.
export const codeTitle = 'Bestätigen Sie, dass Sie es sind';
export const codeComing = 'Ein Code ist unterwegs…';
export const codeSentTo = (address: string) =>
  `Wir haben einen Code an ${address} gesendet. Er gilt zehn Minuten und nur für diese Änderung.`;
export const codeInApp = 'Geben Sie den Code ein, den Ihre Authenticator-App anzeigt.';
export const codeApproves = 'Der Code bestätigt dies';
export const codeLabel = 'Code';
export const codeAgain = 'Erneut senden';
export const codeConfirm = 'Bestätigen';
export const passwordTitle = 'Bestätigen Sie, dass Sie es sind';
export const passwordLead =
  'Sie haben sich vor mehr als zehn Minuten angemeldet. Geben Sie Ihr Passwort noch einmal ein.';
export const passwordLabel = 'Passwort';
export const appCodeLabel = 'Code Ihrer Authenticator-App';
export const passkeyInstead = 'Passkey verwenden';
export const passwordWrong = 'Das ist nicht Ihr Passwort.';
export const passkeyWrong = 'Dieser Passkey gehört nicht Ihnen oder wurde entfernt. Verwenden Sie Ihr Passwort.';
