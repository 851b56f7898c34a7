import { strong, type Words } from './words.ts';

const numbers = (count: number) => (count === 1 ? '1 number' : `${count} numbers`);
const theseNumbers = (count: number, total: number) =>
  count < total ? `${count} of these numbers` : total === 1 ? 'this number' : 'these numbers';

function wait(seconds: number | null): string {
  if (seconds === null) return 'Wait a few minutes';
  if (seconds > 90) return `Wait ${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? 'Wait 1 second' : `Wait ${seconds} seconds`;
}

// Texts of every screen
export const dateLocale = 'en-GB';
export const noScriptTitle = 'Please switch JavaScript on';
export const noScriptBody = 'This page asks about your WhatsApp numbers and needs JavaScript.';
export const testing = 'This partner is testing. Share only numbers that are meant for tests.';
export const signedInAs = 'Signed in as';
export const switchAccount = 'Switch account';
export const help = 'Help';
export const goBackTo = (host: string): Words => ['You go back to ', strong(host)];
export const backTo = (host: string) => `Back to ${host}`;
export const reference = (id: string) => `Reference: ${id}`;

// Texts that everybody may see
export const loadingTitle = 'Checking this request…';
export const badLinkTitle = "This link can't be used";
export const badLinkBody = (partner: string | null) =>
  `It is wrong, has expired or was already used. Go back to ${partner ?? 'where you came from'} and start again.`;
export const badLinkRedirect = (partner: string | null) =>
  `It leads back to an address that ${partner ?? 'the partner'} has not registered. Please tell ${partner ?? 'them'}.`;
export const badLinkUnreadable = (partner: string | null) =>
  `A part of it can't be read. Please tell ${partner ?? 'whoever gave it to you'}.`;
export const badLinkTooLong = (partner: string | null) =>
  `It is too long: after the question mark it may have 8,192 characters. Please tell ${partner ?? 'whoever gave it to you'}.`;
export const badLinkSignUpBody =
  'It is wrong, has expired or was already used. Open it once more from your message, or ask for a new one.';
export const otherPersonTitle = 'Someone else opened this request';
export const otherPersonBody = (owner: string, partner: string | null): Words => [
  'Only ',
  strong(owner),
  ` can go on. Switch account, or go back to ${partner ?? 'where you came from'} and start again.`,
];

// Texts for signing in and signing up
export const signInTitle = 'Sign in';
export const signInTitleFor = (partner: string) => `Sign in to review ${partner}'s request`;
export const signInCheckAddress = (host: string): Words => ['Your address bar shows ', strong(host), '. If not, stop.'];
export const signInChoiceKept = 'Your sign-in has ended. Sign in again; your choice is kept.';
export const signInEmail = 'Email';
export const signInPassword = 'Password';
export const signInSubmit = 'Sign in';
export const signInWrong = 'This email and password do not match.';
export const signInPasskey = 'Use a passkey';
export const signInPasskeyWrong = 'This passkey does not sign you in here. Use your password.';
export const signInPasskeyNone = 'No passkey was used. Try again, or use your password.';
export const signInCode = 'Code from your authenticator app';
export const signInCodeHint = 'The six digits that it shows now, or one of your recovery codes.';
export const signInRemember = "Don't ask for a code in this browser for 30 days";
export const signInCodeWrong = 'This code is wrong.';
export const signInCodeUsed = 'This code was used already. Wait until your app shows the next one.';
export const signInTooMany = (seconds: number | null) => `Too many tries. ${wait(seconds)}, then try again.`;
export const signInUnchecked = "We couldn't check that.";
export const fieldMissing = 'Fill this in.';
export const fieldEmail = 'Enter an email address, like name@example.com.';
export const fieldTooShort = (least: number) => `Enter at least ${least} characters.`;
export const fieldTooEarly = 'Choose a day from tomorrow on.';
export const signInShow = 'Show password';
export const signInHide = 'Hide password';
export const signInForgot = 'Forgot?';
export const signedInTitle = "You're signed in";
export const signedInBody = (email: string): Words => ['You are signed in as ', strong(email), '.'];
export const signedInNext = "To answer a request, open your partner's link in this browser.";
export const signedInContinue = 'Continue';
export const signedInSignOut = 'Sign out';
export const forgottenTitle = 'Set a new password';
export const forgottenBody = 'Enter your email. We send you a link with which you set a new password.';
export const forgottenSubmit = 'Send link';
export const forgottenSent = 'If we know this address, a link is on its way.';
export const forgottenBack = 'Back to sign in';
export const signUpTitle = 'Create your account to continue';
export const signUpCompany = (company: string): Words => ['You were invited to ', strong(company), '.'];
export const signUpName = 'Your name';
export const signUpPassword = 'Password';
export const signUpPasswordHint = 'At least 12 characters.';
export const signUpSubmit = 'Create account';
export const signUpAgainTitle = 'Set a new password';
export const signUpAgainBody =
  'It replaces the password that you have, removes your passkeys, and signs you out wherever you are signed in.';
export const signUpAgainSubmit = 'Save password';
export const signUpNameRefused = 'Write your name in another way.';
export const signUpPasswordRefused =
  'Choose another password, at least 12 characters long: not your own name or address, and not one that many people use.';

// Texts before the question
export const whichClientTitle = 'Which account is this for?';
export const whichClientPartner = (name: string) => `Works with ${name}`;
export const whichClientNoPartner = 'No partner yet';
export const whichClientMissing = 'Choose an account.';
export const whichClientSubmit = 'Continue';
export const otherPartnerTitle = (client: string, other: string) => `${client} works with ${other}`;
export const otherPartnerBody = (partner: string) =>
  `To move to ${partner}, change the partner in Organization Settings.`;
export const notAllowedTitle = (client: string | undefined) =>
  client ? `Ask an owner of ${client} to answer this` : 'This account belongs to no business with numbers';
export const notAllowedBody = (partner: string) =>
  `Only an owner of the business can decide what ${partner} may do. Send one of them this link, or switch account and start again.`;
export const notAllowedBodyWithoutLink = (partner: string) =>
  `Only an owner of the business can decide what ${partner} may do. Ask one of them to sign in at ${partner} and start there.`;
export const notAllowedLink = 'Link';
export const notAllowedCopy = 'Copy link';
export const notAllowedCopied = 'Copied';
export const notAllowedCopyYourself = 'The link is selected. Copy it from the field.';
export const noChannelsTitle = "You don't have any numbers yet";
export const noChannelsBody = (partner: string) =>
  `Add a WhatsApp number first. Then you can give ${partner} permission for it.`;
export const noChannelsCheckAgain = 'Check again';
export const noChannelsDeny = 'Not now';
export const alreadySharedTitle = (partner: string) => `${partner} already has permission for all your numbers`;
export const alreadySharedChange = 'Change';
export const alreadySharedDone = 'Done';
export const alreadySharedSince = (date: string) => `since ${date}`;
export const alreadySharedUntil = (date: string) => `until ${date}`;

// Texts of the question
export const chooseTitle = (partner: string, client: string) =>
  `Let ${partner} send and receive WhatsApp messages for ${client}?`;
export const chooseNeverShared = 'first time you connect them';
export const chooseSince = (date: string) => `connected since ${date}`;
export const choosePartnerPays = (partner: string, count: number, total: number) =>
  `${partner} pays for ${theseNumbers(count, total)}, so permission is shared by default. You can withdraw it here.`;
export const chooseMayNotWithdraw = (partner: string, count: number, total: number) =>
  `${partner} pays for ${theseNumbers(count, total)}. To withdraw permission, contact ${partner}.`;
export const chooseRequestedUnknown = (partner: string) => `${partner} asked for a number that is not in this account.`;
export const chooseChanged = 'Your numbers have changed. Please check your choice.';
export const chooseCan = (partner: string) => `What ${partner} gets`;
export const chooseSend = 'Sends and reads messages on the numbers you tick';
export const chooseSee = 'Sees the names and numbers of your whole account';
export const chooseLater = 'Gets the numbers that you add later, too';
export const chooseFirstTime = (partner: string) => `Makes ${partner} your integration partner`;
export const chooseLimits = "Never your password, billing or other numbers' messages";
export const chooseKeyEnds = (number: string, key: string, partner: string): Words => [
  strong(number),
  ` has a key in use (“${key}”). When ${partner} connects, that key stops and the program using it goes silent.`,
];
export const chooseNumbers = 'Choose numbers';
export const chooseSelectAll = (count: number) => `Select all ${count}`;
export const chooseSelectShown = (count: number) => `Select all ${count} shown`;
export const chooseClear = 'Clear selection';
export const chooseFilter = 'Find a number or name';
export const chooseShown = (count: number, total: number) => `${count} of ${total} shown`;
export const chooseSharedNow = 'Shared now';
export const chooseSharedUntil = (date: string) => `Shared until ${date}`;
export const chooseWillEnd = (partner: string) =>
  `When you save this, ${partner} loses the number, and its keys for it stop at once.`;
export const chooseNotActive = 'Not active yet';
export const choosePaidBy = (partner: string) => `Paid by ${partner}`;
export const chooseAskedForBy = (partner: string) => `Asked for by ${partner}`;
export const untilOpen = 'Set an end date';
export const untilLabel = 'Last day';
export const untilHint = 'For the numbers you grant now. Others keep what they have.';
export const untilEnds = (date: string) => `Ends after ${date}`;
export const untilClear = 'No end date';
export const chooseCount = (grant: number, withdraw: number) =>
  [grant > 0 && `${grant} to connect`, withdraw > 0 && `${withdraw} to withdraw`].filter(Boolean).join(', ');
export const chooseNothingTicked = 'Tick a number to connect it.';
export const chooseNothingChosen = 'Choose at least one number, or select Not now.';
export const chooseGrant = (count: number) => `Connect ${numbers(count)}`;
export const chooseWithdraw = (count: number) => `Withdraw permission for ${numbers(count)}`;
export const chooseBoth = 'Save changes';
export const chooseKeep = 'Keep as it is';
export const choosePick = 'Connect';
export const chooseDeny = 'Not now';
export const chooseTakeBack = 'You can take it back any time.';

// Texts after the question
export const reviewTitleWithdraw = (count: number) => `Withdraw permission for ${numbers(count)}?`;
export const reviewTitleAll = (count: number, partner: string) =>
  `Share ${count === 1 ? 'your number' : `all ${numbers(count)}`} with ${partner}?`;
export const reviewWithdraw = 'Withdraw';
export const reviewGrant = 'Grant';
export const reviewWarning = (partner: string, count: number, phoneNumber: string): Words => [
  `${partner}'s keys for `,
  count === 1 ? { phoneNumber } : 'these numbers',
  ' stop working at once. Messages it sends for you will fail.',
];
export const reviewSubmit = 'Withdraw permission';
export const reviewKeep = (count: number): string => (count === 1 ? 'Keep it' : 'Keep them');
export const reviewBack = 'Go back';
export const stepUpTitle = "Confirm it's you";
export const stepUpBody = 'Your answer gives permission. Enter your password again to save it.';
export const stepUpSubmit = 'Confirm';
export const stepUpBack = 'Go back';
export const stepUpWrong = 'This password is wrong.';
export const doneHasPermission = (partner: string, count: number) => `${partner} has permission for ${numbers(count)}`;
export const doneEnds = (count: number, date: string) => `Permission for ${numbers(count)} ends after ${date}.`;
export const doneNoPermission = (partner: string) => `${partner} has no permission on your numbers now`;
export const doneTakeBack = (host: string): Words => [
  'To take it back, sign in at ',
  strong(host),
  ' and open Partner.',
];
export const doneLeaving = (host: string) => `Taking you back to ${host}…`;
export const doneSubmit = 'Continue';
export const doneStuck = 'Nothing happening? Select Continue.';
export const doneClose = 'You can close this window.';
export const answeredTitle = 'You have answered this request';
export const answeredOtherwise = 'What you chose just now was not saved.';
export const answeredGranted = (count: number) => `You granted permission for ${numbers(count)}.`;
export const answeredWithdrawn = (count: number) => `You withdrew permission for ${numbers(count)}.`;
export const answeredUnchanged = 'You left everything as it was.';
export const answeredDenied = 'You selected Not now.';
export const moreTimeTitle = 'Do you need more time?';
export const moreTimeBody = 'For your safety, this request ends soon.';
export const moreTimeSubmit = 'More time';
export const moreTimeClose = 'Close';
export const failedAskTitle = "We couldn't check this request";
export const failedSaveTitle = "We couldn't save that";
export const failedSignInTitle = "We couldn't check your sign-in";
export const failedLinkTitle = "We couldn't check this link";
export const failedUnchanged = 'Nothing was changed.';
export const failedSuspended = 'This account is suspended. Contact the operator.';
export const failedTooMany = (seconds: number | null) =>
  `There were too many requests. ${wait(seconds)}, then try again.`;
export const failedSoon = 'Try again in a moment.';
export const failedNotTaken = (address: string) =>
  `The server did not take what this page sent. Open the page again at ${address}.`;
export const failedOurs = 'This is our mistake. Try again; if it stays, tell the operator.';
export const failedNoAnswer = 'Check your connection and try again.';
export const failedNoAnswerToSave =
  'There was no answer. Check your connection and try again: an answer is saved only once.';
export const failedOfflineTitle = "You're offline";
export const failedOffline = 'Try again when you are connected.';
export const failedChoiceKept = "We'll keep your choice.";
export const failedTryAgain = 'Try again';
