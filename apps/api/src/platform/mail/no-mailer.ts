import { Refusal } from '../refusal.ts';
import type { Mailer } from './mailer.ts';

/** What the log and /healthz say in production while nobody can be written to. */
export const NO_MAIL = 'SMTP_URL is not set: no mail is sent, so nobody gets codes by e-mail or notices.';

/** Stands where no mail server is set in production: whoever needs a mail is told that there is none. */
export const noMailer: Mailer = {
  async send() {
    throw new Refusal('unavailable', NO_MAIL, { message: 'This server cannot send mail.' });
  },
};
