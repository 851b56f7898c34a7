// Texts of the list of sessions.
export const title = 'Sessions';
export const lead = 'Each WhatsApp number has one session. A running session sends messages.';
export const onlyManagers = 'Only owners and admins start and stop sessions.';
export const lastActivity = 'Last message';
export const noMessages = 'No messages yet';
export const actions = 'Actions';
export const emptyTitle = 'No sessions yet';
export const emptyText =
  'A session comes with each WhatsApp number. Add your first number, then start its session here.';
export const toChannels = 'Go to Channels';
export const start = 'Start';
export const startFor = (number: string) => `Start ${number}`;
export const started = (number: string) => `${number} is running.`;
export const stop = 'Stop';
export const stopFor = (number: string) => `Stop ${number}`;
export const stopTitle = (number: string) => `Stop ${number}?`;
export const stopText =
  'Nothing can be sent with this number until its session is started again. Messages that wait to be sent fail.';
export const stopKeeps =
  'Messages to this number still arrive. Chats and keys stay, and the keys work again after the start.';
export const stopped = (number: string) => `${number} is stopped.`;
export const restart = 'Restart';
export const restartFor = (number: string) => `Restart ${number}`;
export const restarted = (number: string) => `${number} was restarted.`;
