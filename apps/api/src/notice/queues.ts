/** The queue of events that may need a mail. */
export const EVENT_QUEUE = 'notice';
/** The queue of mails. Each job is one mail to one person. */
export const MAIL_QUEUE = 'notice.mail';
/**
 * The queue of the check that runs every minute. The check sends events on that waited for the next mail of their kind.
 */
export const RELEASE_QUEUE = 'notice.release';
/** The queue of the hourly check for keys and permissions that end soon. */
export const EXPIRY_QUEUE = 'notice.expiry';

/** Every queue of this slice. */
export const NOTICE_QUEUES = [EVENT_QUEUE, MAIL_QUEUE, RELEASE_QUEUE, EXPIRY_QUEUE];
