// Texts of the dialogs that ask for a proof.
export const codeTitle = "Confirm it's you";
export const codeComing = 'A code is on its way…';
export const codeSentTo = (address: string) =>
  `We sent a code to ${address}. It is good for ten minutes and this change.`;
export const codeInApp = 'Enter the code that your authenticator app shows.';
export const codeApproves = 'The code approves this';
export const codeLabel = 'Code';
export const codeAgain = 'Send again';
export const codeConfirm = 'Confirm';
export const passwordTitle = "Confirm it's you";
export const passwordLead = 'You signed in more than ten minutes ago. Enter your password once more.';
export const passwordLabel = 'Password';
export const appCodeLabel = 'Code of your authenticator app';
export const passkeyInstead = 'Use a passkey';
export const passwordWrong = 'This is not your password.';
export const passkeyWrong = 'This passkey is not yours, or was removed. Use your password.';
