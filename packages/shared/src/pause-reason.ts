/**
 * The reason why a webhook is paused. `asked`: a person or a program paused it. `gone`: the receiver answered 410.
 * `failing`: no delivery has arrived for five days. `restored`: the server was restored from a backup, which does not
 * say whether somebody has stopped or changed the webhook since.
 */
export const PAUSE_REASONS = ['asked', 'gone', 'failing', 'restored'] as const;
/** A reason of {@link PAUSE_REASONS}. */
export type PauseReason = (typeof PAUSE_REASONS)[number];
