// Texts of the person's own profile.
export const title = 'Profile';
export const lead = 'Your name, how you sign in, and where you are signed in.';
export const backTo = (account: string) => `Back to ${account}`;
export const aboutTitle = 'About you';
export const name = 'Name';
export const nameMissing = 'Enter your name.';
export const language = 'Language';
export const languageHint = 'The page loads again in the new language.';
export const languageOfBrowser = 'The language of the browser';
export const save = 'Save';
export const saved = 'Saved.';
export const close = 'Close';
export const change = 'Change';

export const signInTitle = 'Sign-in';
export const email = 'E-mail address';
export const changeEmail = 'Change e-mail address';
export const newEmail = 'New e-mail address';
export const emailInvalid = 'Enter an e-mail address, like name@example.com.';
export const emailSame = 'This is your address already.';
export const emailLead = 'We send a link to the new address. Nothing changes before you open it.';
export const sendLink = 'Send link';
export const linkSent = (address: string) => `We sent a link to ${address}.`;
export const linkSentNext = (time: string) =>
  `Open it in this browser before ${time}. Until then you sign in with your present address.`;
export const password = 'Password';
export const yourPassword = 'Your password';
export const wrongPassword = 'This is not your present password.';
export const passwordNote = 'A new password ends your other sessions.';
export const changePassword = 'Change password';
export const currentPassword = 'Current password';
export const newPassword = 'New password';
export const passwordHint = 'At least 12 characters. Common passwords and your own name are refused.';
export const passwordShort = 'A password has at least 12 characters.';
export const passwordEnds =
  'The new password ends your other sessions, and your legacy token if you have one. You stay signed in here. Your passkeys stay too.';
export const passwordChanged = 'Your password is changed. Your other sessions have ended.';

export const confirmTitle = 'Confirm your new e-mail address';
export const confirmLead = 'From then on you sign in with it, and your codes and links go to it.';
export const confirmNew = (address: string) => `Your new address is ${address}.`;
export const confirmAction = 'Confirm the new address';
export const confirmDone = (address: string) => `Your e-mail address is ${address} now.`;
export const confirmMissing = 'Open the link in the e-mail once more. You have to be signed in in this browser.';
export const confirmGone =
  'This link was used, has expired, or belongs to another person. Ask for a new one in your profile.';
export const confirmTaken = 'Somebody else uses this address now. Nothing was changed.';
export const toProfile = 'Go to your profile';

export const authenticator = 'Authenticator app';
export const appOff = 'Off. Your codes come by e-mail.';
export const appOn = (since: string) => `On since ${since}.`;
export const codesLeft = (count: number) =>
  count === 1 ? '1 recovery code is left.' : `${count} recovery codes are left.`;
export const appNoAccount = 'You need an active account to set up an authenticator app.';
export const appSetUp = 'Set up authenticator app';
export const appSetUpTitle = 'Set up your authenticator app';
export const appStepKey = 'Scan this code with your authenticator app. Its codes then change every 30 seconds.';
export const appPicture = 'QR code for your authenticator app';
export const appStepType = 'Or add an entry with a setup key to the app, and type this key.';
export const appKey = 'Setup key';
export const appKeyCopy = 'Copy key';
export const appLink = 'Open in your authenticator app';
export const appStepCode = 'Type the six digits that the app shows.';
export const appCode = 'Code of the app';
export const appCodeInvalid = 'The code has six digits.';
export const appConfirm = 'Turn on';
export const appOnNow = 'Your authenticator app is on.';
export const appRenew = 'New recovery codes';
export const appRenewTitle = 'Make new recovery codes?';
export const appRenewText = 'Your old recovery codes stop working at once.';
export const appRemove = 'Remove authenticator app';
export const appRemoveTitle = 'Remove your authenticator app?';
export const appRemoveText =
  'Your sign-in then needs only the password, and your codes come by e-mail. Your recovery codes stop working.';
export const appRemoved = 'Your authenticator app is removed.';
export const recoveryTitle = 'Your recovery codes';
export const recoveryText =
  'Each code replaces the app once, if you lose your phone. This is the only time you see them.';
export const recoveryList = 'Recovery codes';
export const recoveryCopy = 'Copy codes';
export const recoveryDownload = 'Download';
export const recoveryStored = "I've stored them";
export const recoveryDone = 'Done';
export const recoveryFirst = 'Store the codes first, and say so above. Nobody can show them again.';

export const passkeys = 'Passkeys';
export const passkeysNone =
  'None. A passkey signs you in with a finger, your face or the PIN of your device, without password and code.';
export const passkeysUnable = 'This browser cannot make passkeys on this page.';
export const passkeyAdd = 'Add a passkey';
export const passkeyLead =
  'Your device or your password manager keeps the passkey, and asks for your finger, your face or a PIN.';
export const passkeyName = 'Name of the passkey';
export const passkeyNameHint = 'So that you recognise it later, for example by the device.';
export const passkeyNameMissing = 'Enter a name.';
export const passkeyGoOn = 'Continue';
export const passkeyNotMade = 'No passkey was made. You can try again.';
export const passkeyKnown = 'This device has a passkey of yours already.';
export const passkeyAdded = 'The passkey is added. Use it at your next sign-in.';
export const passkeySince = (day: string) => `Added ${day}.`;
export const passkeyUsed = (day: string) => `Last used ${day}.`;
export const passkeyUnused = 'Never used.';
export const passkeySynced = 'Synced';
export const passkeyRename = (name: string) => `Rename the passkey ${name}`;
export const passkeyRenameTitle = 'Rename the passkey';
export const passkeyRenamed = 'The passkey has a new name.';
export const passkeyRemove = (name: string) => `Remove the passkey ${name}`;
export const passkeyRemoveTitle = (name: string) => `Remove the passkey ${name}?`;
export const passkeyRemoveText =
  'It no longer signs you in. Your other ways to sign in stay, and so do your sessions. Delete it on the device too.';
export const passkeyRemoveAction = 'Remove passkey';
export const passkeyRemoved = 'The passkey is removed.';

export const sessionsTitle = 'Sessions';
export const sessionsLead = 'Where you are signed in. End what you do not know, then change your password.';
export const program = 'Program';
export const unknownProgram = 'Unknown program';
export const programOn = (program: string, system: string) => `${program} on ${system}`;
export const since = 'Signed in';
export const from = 'From';
export const unknownAddress = 'Unknown address';
export const thisSession = 'This session';
export const actions = 'Actions';
export const end = 'End';
export const endFor = (session: string) => `End the session: ${session}`;
export const describe = (program: string, since: string, from: string) =>
  `${program}, signed in ${since}, from ${from}`;
export const endTitle = 'End this session?';
export const endText = (session: string) => `${session}. It is signed out at its next request.`;
export const endAction = 'End session';
export const ended = 'The session has ended.';
export const endOthers = 'End all other sessions';
export const noOthers = 'There is no other session.';
export const endOthersTitle = (count: number) =>
  count === 1 ? 'End 1 other session?' : `End ${count} other sessions?`;
export const endOthersText =
  'Every other browser is signed out at its next request and asks for a code again. A legacy token of yours ends too.';
export const endOthersAction = 'End other sessions';
export const endedOthers = 'All other sessions have ended.';

export const accountsTitle = 'Your accounts';
export const accountsNone = 'You belong to no account. Ask an owner to invite you.';
