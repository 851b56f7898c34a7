import { Refusal } from '../refusal.ts';
import type { Mailer } from './mailer.ts';

/** The warning in the log and in /healthz while the server cannot send mail. */
export const NO_MAIL = 'SMTP_URL is not set: no mail is sent, so nobody gets codes by e-mail or notices.';

/** The mailer of a server that cannot send mail. It refuses every mail and says why. */
export const noMailer: Mailer = {
  async send() {
    throw new Refusal('unavailable', NO_MAIL, { message: 'This server cannot send mail.' });
  },
};
