import type { RedirectUrlFault } from '@chatelaine/shared';

// Texts of the screen "Integration".
export const title = 'Integration';
export const lead = 'How your programs and the consent page find each other.';
export const onlyOwners = 'Only owners change this.';
export const partnerId = 'Partner ID';
export const partnerIdText = 'Your programs name you with it: in links to the consent page and in the connect button.';
export const copy = 'Copy ID';
export const copied = 'Copied';
export const copyYourself = 'The ID is selected. Press Ctrl+C or ⌘C to copy it.';

// Redirect URLs
export const urls = 'Redirect URLs';
export const urlsText =
  'After the consent page, the browser of your client returns to one of these addresses with the answer. The first one is the default.';
export const urlsNone =
  'Without a Redirect URL, clients are sent to http://app.360dialog.io and your page hears nothing.';
export const urlsRoute =
  'The page with your connect button must have the same address as the Redirect URL, up to the question mark. Otherwise the button does not hear the answer.';
export const urlDefault = 'Default';
export const urlNew = 'Not saved yet';
export const urlTest = 'Test';
export const urlTestOf = (url: string) => `Test ${url} in a new window`;
export const urlTestText =
  'Test opens the address in a new window as an answer does, with “state=test”. Your page must refuse that state, because it never gave it out.';
export const urlMakeDefault = 'Make default';
export const urlMakeDefaultOf = (url: string) => `Make default: ${url}`;
export const urlRemove = (url: string) => `Remove ${url}`;
export const urlAddLabel = 'Add a Redirect URL';
export const urlAddHint = 'One whole address, e.g. https://inbox.example/whatsapp. It counts exactly as written.';
export const urlAdd = 'Add';
export const urlUseForm = (url: string) => `Use ${url}`;
export const urlAdded = (url: string) => `${url} is on the list. It works after you save.`;
export const urlRemoved = (url: string) => `${url} is off the list. It works until you save.`;
export const urlIsDefault = (url: string) => `${url} is the default after you save.`;
export const urlListed = 'This address is on the list already.';
export const urlTooMany = 'The list has at most 50 addresses.';
export const urlTooLong = 'A Redirect URL has at most 2,048 characters.';
export const urlFaults: Record<RedirectUrlFault['code'], (detail: string) => string> = {
  blank: () => 'Remove the blanks.',
  fragment: () => 'Remove the “#” and everything after it.',
  no_url: () => 'This is not an address. It begins with https://.',
  scheme: () => 'The address must begin with https://. Only this computer, while you test, may have http://.',
  user: () => 'Remove the user name before the host.',
  wildcard: () => 'Remove the “*”. Each address is listed exactly.',
  host: (host) => `“${host}” cannot be the name of a host.`,
  form: (written) => `Write it as ${written}.`,
  question_marks: () => 'The address may have only one question mark.',
  query: (name) => `Remove “${name}” from the query. The answer brings a parameter of this name.`,
};
export const urlsUnsaved = 'The list has changes that are not saved.';
export const urlsMoved = 'Somebody else changed the list meanwhile. Look at the comparison before you save.';
export const urlsReview = 'Review and save';
export const discard = 'Discard changes';
export const discarded = 'The changes are discarded.';
export const reviewTitle = 'Save the Redirect URLs?';
export const reviewText = 'Links and requests that name a removed address are refused at once.';
export const reviewNow = 'Now';
export const reviewAfter = 'After saving';
export const reviewNone = 'None. Clients are sent to http://app.360dialog.io and your page hears nothing.';
export const reviewAdded = 'New';
export const reviewRemoved = 'Removed';
export const reviewSave = 'Save';
export const urlsSaved = 'The Redirect URLs are saved.';

// Platform secret
export const secret = 'Platform secret';
export const secretText = 'Your backend signs links with it, so that the consent page knows that they are yours.';
export const secretHint = 'Secret';
export const secretSince = 'Since';
export const secretOld = 'The secret before';
export const secretOldUntil = (when: string) => `Still taken until ${when}`;
export const secretReplace = 'Replace';
export const secretReplaceLabel = 'Replace the platform secret';
export const secretReplaceLead =
  'You see the new secret once, in the next step. Choose how long links with the old signature still work.';
export const secretOverlap = 'How long is the old secret still taken?';
export const secretOverlapNow =
  'Links with the old signature are refused at once. Choose this when somebody else knows the secret.';
export const secretOverlapDay = 'Both secrets are taken meanwhile, so no link breaks.';
export const secretConfirm = 'Make new secret';
export const secretTitle = 'Your new platform secret';
export const secretStore = 'Store it where your backend finds it, for example in a vault.';
export const secretLabel = 'Platform secret';
export const secretSelected = 'The secret is selected. Press Ctrl+C or ⌘C to copy it.';
export const secretShow = 'Show secret';
export const secretHide = 'Hide secret';
export const secretDoneReason = "Copy the secret, or tick “I've stored it”.";
export const secretLeaveText = 'Nobody can show this secret again. If you lose it, you have to replace it again.';
export const secretStay = 'Back to the secret';
export const secretReplaced = 'The platform secret is replaced.';

// Options
export const options = 'Permission';
export const mayWithdraw = 'Clients may withdraw';
export const mayWithdrawText =
  'On: clients withdraw permission by themselves, also on numbers that you pay for. Off: on numbers that you pay for, they have to ask you.';
export const shareNew = 'Share new numbers by default';
export const shareNewText = 'On: a new number that you pay for begins as Shared. The client can change that.';
export const signature = 'Require a signature';
export const signatureText =
  'On: a plain link to the consent page works only with a signature of your platform secret. Clients still withdraw in their own hub.';
export const optionSaved = (name: string, isOn: boolean) => `“${name}” is ${isOn ? 'on' : 'off'}.`;

// Brand
export const brand = 'Brand';
export const brandText = 'How clients recognise you on the consent page.';
export const brandName = 'Name';
export const brandNameText = 'The operator of this server sets the name.';
export const logo = 'Logo';
export const logoHint = 'PNG, JPEG or WebP, at most 32 KiB. A square on a white or transparent ground looks best.';
export const logoTooLarge = (size: string) => `This picture has ${size} KiB. A logo has at most 32 KiB.`;
export const logoNoPicture = 'This file is not a PNG, JPEG or WebP picture.';
export const logoSave = 'Save logo';
export const logoRemove = 'Remove logo';
export const logoUnsaved = 'The logo is not saved yet. Clients still see the old one.';
export const logoSaved = 'The logo is saved.';
export const logoRemoved = 'The logo is removed. Clients see the first letter of your name.';
export const logoRemoveTitle = 'Remove the logo?';
export const logoRemoveText = 'Clients see the first letter of your name instead, at once.';
export const preview = 'This is how the consent page begins';
export const previewTitle = (partner: string, client: string) =>
  `Let ${partner} send and receive WhatsApp messages for ${client}?`;
export const previewClient = 'your client';
export const previewFirst = 'first time you connect them';
