// Texts of the page about the client's partner.
const numbers = (count: number) => (count === 1 ? '1 number' : `${count} numbers`);
const more = (count: number) => (count === 1 ? '1 more number' : `${count} more numbers`);

export const title = 'Organization Settings';
export const section = 'Partner';
export const lead = 'The company that may work with your WhatsApp numbers, and with which of them.';
export const since = (day: string) => `Your partner since ${day}`;
export const sinceUnknown = 'Your partner';
export const partnerId = (id: string) => `Partner ID ${id}`;
export const numbersTitle = 'Permission';
export const number = 'Number';
export const name = 'Name';
export const payment = 'Payment';
export const permission = 'Permission';
export const changedBy = 'Changed by';
export const changedOn = 'Changed on';
export const nobody = '–';
export const doers = { person: 'A former member', client: 'Somebody of your company', operator: 'The operator' };
export const until = (day: string) => `until ${day}`;
export const noNumbersTitle = 'No numbers yet';
export const noNumbersText = 'Add a number first. Then you can decide whether your partner may use it.';
export const toChannels = 'Go to Channels';
export const onlyOwners = 'Only owners can change this. Ask an owner of your company.';
export const fixedNote = (partner: string) =>
  `${partner} pays for these numbers. To withdraw permission, contact ${partner}.`;
export const paidNote = (partner: string) =>
  `${partner} pays for some of these numbers, so their permission is shared by default. You can withdraw it here.`;
export const laterNote = (partner: string) => `${partner} also gets the numbers that you add later.`;

// Change permission
export const change = 'Change permission';
export const chooseTitle = (partner: string) => `What may ${partner} use?`;
export const chooseLead = (partner: string) =>
  `${partner} sends and reads messages on the numbers that you tick. You can take it back any time.`;
export const chooseNumbers = 'Choose numbers';
export const selectAll = (count: number) => `Select all ${count}`;
export const selectShown = (count: number) => `Select all ${count} shown`;
export const clear = 'Clear selection';
export const filter = 'Find a number or name';
export const filterShown = (count: number, total: number) => `${count} of ${total} shown`;
export const sharedNow = 'Shared now';
export const sharedUntil = (day: string) => `Shared until ${day}`;
export const notActive = 'Not active yet';
export const paidBy = (partner: string) => `Paid by ${partner}`;
export const keyEnds = (channel: string, key: string, partner: string) =>
  `${channel} has a key in use (“${key}”). When ${partner} connects, that key stops and the program using it goes silent.`;
export const willEnd = (partner: string) =>
  `When you save this, ${partner} loses the number, and its keys for it stop at once.`;
export const endOpen = 'Set an end date';
export const endChosen = (day: string) => `Ends after ${day}`;
export const endLabel = 'Last day';
export const endHint = 'For the numbers that you share now. Others keep what they have.';
export const endEarly = 'Choose a day from tomorrow on.';
export const endClear = 'No end date';
export const count = (grant: number, withdraw: number) =>
  [grant > 0 && `${grant} to share`, withdraw > 0 && `${withdraw} to withdraw`].filter(Boolean).join(', ');
export const unchanged = 'Nothing changes yet.';
export const grant = (count: number) => `Share ${numbers(count)}`;
export const withdraw = (count: number) => `Withdraw permission for ${numbers(count)}`;
export const both = 'Save changes';
export const keep = 'Keep as it is';
export const hasChanged = 'Your numbers have changed. Please check your choice.';
export const partnerHasChanged = 'Your partner has changed meanwhile. Nothing was saved.';

// The review
export const reviewTitle = (count: number) => `Withdraw permission for ${numbers(count)}?`;
export const reviewEnds = (partner: string) => `${partner} loses`;
export const reviewKeys = 'Keys that stop at once';
export const reviewNoKeys = (partner: string) => `${partner} has no key here that works now.`;
export const reviewWarning = (partner: string, count: number) =>
  `Messages that ${partner} sends for you on ${count === 1 ? 'this number' : 'these numbers'} will fail.`;
export const reviewKeysEnded = (partner: string) =>
  `Old keys stay stopped: when you share again, ${partner} needs a new key.`;
export const reviewGrants = (partner: string) => `${partner} gets`;
export const reviewKeep = (count: number): string => (count === 1 ? 'Keep it' : 'Keep them');
export const reviewSubmit = 'Withdraw permission';
export const reviewBoth = 'Withdraw and share';
export const keyOf = (number: string) => `for ${number}`;
export const keyUsed = (moment: string) => `last used ${moment}`;
export const keyUnused = 'never used';

// After the change
export const done = (granted: number, withdrawn: number, partner: string) =>
  [
    granted > 0 && `${partner} now has permission for ${more(granted)}.`,
    withdrawn > 0 && `${partner} no longer has permission for ${numbers(withdrawn)}.`,
  ]
    .filter(Boolean)
    .join(' ');
export const doneEnds = (day: string) => `It ends after ${day}.`;

// History
export const history = 'History';
export const historyEmpty = 'Nothing was shared yet. What you share and withdraw appears here.';
export const granted = (who: string, number: string, moment: string) => `${who} shared ${number} on ${moment}`;
export const grantedByPayment = (partner: string, number: string, day: string) =>
  `${number} was shared from the start on ${day}, because ${partner} pays for it`;
export const otherPartner = 'the partner';
export const withdrawn = (who: string, number: string, moment: string) => `${who} withdrew ${number} on ${moment}`;
export const expired = (number: string, day: string) => `Permission for ${number} ended on ${day}, as planned`;

// Change partner
export const changePartner = 'Change partner';
export const changeLead = (partner: string) =>
  `You can move to another partner. ${partner} then loses every number, and its keys stop.`;
export const changeTitle = 'Change partner';
export const changeHint =
  'You get it from your new partner. It looks like ABCDEFGHIJPA, or it is a link with this ID in it.';
export const changeLabel = "The new partner's ID or link";
export const changeNext = 'Look at the change';
export const changeUnknown = 'There is no such partner. Check the ID or the link, or ask your new partner for it.';
export const changeMissing = 'Enter the ID or the link.';
export const changeSame = (partner: string) => `You work with ${partner} already.`;
export const changeTo = (partner: string) => `Change to ${partner}?`;
export const changeWithdraws = (partner: string) => `${partner} loses`;
export const changeShares = (partner: string) => `${partner} gets from the start`;
export const changeNothingLost = (partner: string) => `${partner} has no number now, so nothing stops.`;
export const changeNothingShared = (partner: string) => `${partner} gets no number yet. You share them afterwards.`;
export const changePhrase = (partner: string) => `Type ${partner} to confirm`;
export const changeMismatch = (partner: string) => `Type exactly ${partner}.`;
export const changeSubmit = 'Change partner';
export const changeOutdated = 'Something has changed meanwhile. Look at the change once more.';
export const changeForbidden = (partner: string) =>
  `${partner} pays for some of your numbers and lets nobody withdraw them. Contact ${partner} to leave.`;
export const changeDone = (partner: string) => `Your partner is ${partner} now.`;

// Without a partner
export const noPartnerTitle = 'You work with no partner';
export const noPartnerText =
  'Open the link that you got from a partner, or press the connect button on its page. Then you choose the numbers it may use.';
