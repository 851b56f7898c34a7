/** Events of which somebody is to be told. */
export const EVENT_QUEUE = 'notice';
/** One mail to one person. */
export const MAIL_QUEUE = 'notice.mail';
/** The look, each minute, at mails that waited for others of their kind. */
export const RELEASE_QUEUE = 'notice.release';
/** The hourly look at what ends soon. */
export const EXPIRY_QUEUE = 'notice.expiry';

/** Every queue of this slice. */
export const NOTICE_QUEUES = [EVENT_QUEUE, MAIL_QUEUE, RELEASE_QUEUE, EXPIRY_QUEUE];
