// Texts of the dialog that shows a new key, and of its test.
export const title = 'Your new API key';
export const once = "This is the only time you'll see it.";
export const lead = (name: string) => `Store the key of “${name}” where your program finds it, for example in a vault.`;
export const label = 'API key';
export const copy = 'Copy';
export const copied = 'Copied';
export const copyYourself = 'The key is selected. Press Ctrl+C or ⌘C to copy it.';
export const show = 'Show key';
export const hide = 'Hide key';
export const stored = "I've stored it";
export const done = 'Done';
export const doneReason = "Copy the key, or tick “I've stored it”.";
export const leaveTitle = 'Close without copying?';
export const leaveText = (name: string) =>
  `Nobody can show the key of “${name}” again. If you lose it, you have to generate another key.`;
export const leave = 'Close without copying';
export const stay = 'Back to the key';

// Try it
export const tryTitle = 'Try it';
export const tryLead = 'Sends one call with this key from your browser. It changes nothing.';
export const trySend = 'Then you see the command that sends a message.';
export const tryNow = 'Try it now';
export const tryAgain = 'Try it again';
export const works = 'The key works.';
export const refused = (status: number) => `The server refuses the key (status ${status}).`;
export const door = 'Door';
export const scopes = 'Scopes';
export const limits = 'Limits';
export const address = 'Your address';
export const addressUnknown = 'Not reported by this server';
export const allowed = 'Works from';
export const anyAddress = 'Any address';
export const noLimits = 'None';
export const perMinute = (count: string) => `${count} per minute`;
export const perMonth = (count: string) => `${count} per month`;
export const curlLabel = 'The same call in a terminal';
export const sendLabel = "Send a message in a terminal. Put the recipient's number into it.";
export const curlCopy = 'Copy with the key';
export const curlCopied = 'Copied, with the key in it';
export const curlYourself = 'The line is selected. Press Ctrl+C or ⌘C to copy it.';
