import { strong, type Texts } from './catalogue.ts';

const numbers = (count: number) => (count === 1 ? '1 number' : `${count} numbers`);
const theseNumbers = (count: number, total: number) =>
  count < total ? `${count} of these numbers` : total === 1 ? 'this number' : 'these numbers';

function wait(seconds: number | null): string {
  if (seconds === null) return 'Wait a few minutes';
  if (seconds > 90) return `Wait ${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? 'Wait 1 second' : `Wait ${seconds} seconds`;
}

/** The page in English. */
export const en = {
  signedInAs: (email) => ['Signed in as ', strong(email)],
  switchAccount: 'Switch account',
  goBackTo: (host) => ["You'll go back to ", strong(host)],
  reference: (id) => `Reference: ${id}`,

  loading: { title: 'Checking this request…' },
  badLink: {
    title: "This link can't be used",
    body: (partner) =>
      `It has expired or was already used. Go back to ${partner ?? 'where you came from'} and start again.`,
    signUpBody: 'It has expired or was already used. Open it once more from your message, or ask for a new one.',
  },
  signIn: {
    title: 'Sign in',
    titleFor: (partner) => `Sign in to review ${partner}'s request`,
    checkAddress: (host) => ['Check that the address bar shows ', strong(host), ' before you sign in.'],
    choiceKept: 'Your sign-in has ended. Sign in again; your choice is kept.',
    email: 'Email',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'This email and password do not match.',
    tooMany: (seconds) => `Too many tries. ${wait(seconds)}, then try again.`,
    unreachable: "We couldn't check that. Check your connection and try again.",
  },
  signedIn: {
    title: "You're signed in",
    body: (email) => ['You are signed in as ', strong(email), '.'],
    next: "To answer a request, open your partner's link in this browser.",
    signOut: 'Sign out',
  },
  signUp: {
    title: 'Create your account to continue',
    name: 'Your name',
    password: 'Password',
    passwordHint: 'At least 12 characters.',
    submit: 'Create account',
    nameRefused: 'Write your name in another way.',
    passwordRefused: 'Choose another password, at least 12 characters long.',
  },
  whichClient: {
    title: 'Which account is this for?',
    partner: (name) => `Works with ${name}`,
    noPartner: 'No partner yet',
    submit: 'Continue',
  },
  otherPartner: {
    title: (client, other) => `${client} works with ${other}`,
    body: (partner) => `To move to ${partner}, change the partner in Organization Settings.`,
    back: (host) => `Back to ${host}`,
  },
  notAllowed: {
    title: (client) => (client === null ? 'Ask an owner to answer this' : `Ask an owner of ${client} to answer this`),
    body: (partner) => `Only an owner can decide what ${partner} may do. Send one of them this link.`,
    link: 'Link',
    copy: 'Copy link',
    copied: 'Copied',
    copyYourself: 'The link is selected. Copy it from the field.',
  },
  noChannels: {
    title: "You don't have any numbers yet",
    body: (partner) => `Add a WhatsApp number first. Then you can choose whether ${partner} can manage it.`,
    checkAgain: 'Check again',
    deny: 'Not now',
  },
  choose: {
    title: (partner) => `${partner} asks for permission on your WhatsApp numbers`,
    firstTime: (partner) => `${partner} will be your integration partner.`,
    partnerPays: (partner, count, total) =>
      `${partner} pays for ${theseNumbers(count, total)}, so permission is shared by default. You can withdraw it here.`,
    mayNotWithdraw: (partner, count, total) =>
      `${partner} pays for ${theseNumbers(count, total)}. To withdraw permission, contact ${partner}.`,
    requestedUnknown: (partner) => `${partner} asked for a number that is not in this account.`,
    changed: 'Your numbers have changed. Please check your choice.',
    can: (partner) => `With your permission, ${partner} can`,
    rights: ['Create a new API key. The current key stops working.', 'Send and receive messages with that key.'],
    limits: "It can't sign in as you or see your billing.",
    numbers: 'Numbers',
    all: 'All numbers',
    allHint: (count) => `${count} today. Numbers you add later are not included.`,
    chosen: 'Only the numbers I choose',
    sharedNow: 'Shared now',
    notActive: 'Not active yet',
    paidBy: (partner) => `Paid by ${partner}`,
    askedForBy: (partner) => `Asked for by ${partner}`,
    count: (grant, withdraw) =>
      [grant > 0 && `${grant} to grant`, withdraw > 0 && `${withdraw} to withdraw`].filter(Boolean).join(', '),
    unchanged: 'Nothing changes.',
    nothingTicked: 'Tick a number to grant permission.',
    nothingChosen: 'Choose at least one number, or select Not now.',
    grant: (count) => `Grant permission for ${numbers(count)}`,
    withdraw: (count) => `Withdraw permission for ${numbers(count)}`,
    both: 'Save changes',
    keep: 'Keep as it is',
    pick: 'Grant permission',
    deny: 'Not now',
  },
  review: {
    titleWithdraw: (count) => `Withdraw permission for ${numbers(count)}?`,
    titleAll: (count, partner) => `Share ${count === 1 ? 'your number' : `all ${numbers(count)}`} with ${partner}?`,
    withdraw: 'Withdraw',
    grant: 'Grant',
    warning: (partner, count, phoneNumber) => [
      `${partner}'s keys for `,
      count === 1 ? { phoneNumber } : 'these numbers',
      ' stop working at once. Messages it sends for you will fail.',
    ],
    submit: 'Withdraw permission',
    back: 'Go back',
  },
  stepUp: {
    title: "Confirm it's you",
    body: 'You signed in some time ago. Enter your password again to save your answer.',
    submit: 'Confirm',
    back: 'Go back',
    wrong: 'This password is wrong.',
  },
  done: {
    hasPermission: (partner, count) => `${partner} has permission for ${numbers(count)}`,
    noPermission: (partner) => `${partner} has no permission on your numbers now`,
    leaving: (host) => `Taking you back to ${host}…`,
    submit: 'Continue',
  },
  failed: {
    askTitle: "We couldn't check this request",
    saveTitle: "We couldn't save that",
    signInTitle: "We couldn't check your sign-in",
    unchanged: 'Nothing was changed.',
    changed: 'Your numbers have changed meanwhile. Try again to see them.',
    suspended: 'This account is suspended. Contact the operator.',
    tooMany: (seconds) => `There were too many requests. ${wait(seconds)}, then try again.`,
    soon: 'Try again in a moment.',
    noAnswer: 'Check your connection and try again.',
    noAnswerToSave: 'There was no answer. Check your connection and try again: an answer is saved only once.',
    offline: "You're offline. We'll keep your choice.",
    tryAgain: 'Try again',
    back: 'Back',
  },
} satisfies Texts;
