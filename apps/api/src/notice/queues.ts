/** Events that may need a mail. */
export const EVENT_QUEUE = 'notice';
/** One mail to one person. */
export const MAIL_QUEUE = 'notice.mail';
/** The check, each minute, for mails that waited for others of their kind. */
export const RELEASE_QUEUE = 'notice.release';
/** The hourly check for what ends soon. */
export const EXPIRY_QUEUE = 'notice.expiry';

/** Every queue of this slice. */
export const NOTICE_QUEUES = [EVENT_QUEUE, MAIL_QUEUE, RELEASE_QUEUE, EXPIRY_QUEUE];
