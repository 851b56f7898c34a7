import type { Clock } from '../clock.ts';
import type { Mail, Mailer } from './mailer.ts';
import { oneLine } from './one-line.ts';

/** A mail that was kept instead of sent. */
export interface KeptMail extends Mail {
  at: Date;
}

/** Keeps mail in memory during development, to be read at /mailbox. */
export interface Mailbox extends Mailer {
  /** The last hundred mails, newest first. */
  list(): readonly KeptMail[];
}

const KEPT = 100;

/** @param announce gets one line that says that a mail came and where to read it, and nothing from its content. */
export function openMailbox(clock: Clock, baseUrl: string, announce: (line: string) => void): Mailbox {
  let kept: KeptMail[] = [];
  return {
    async send({ to, subject, text }) {
      const mail = { to, subject: oneLine(subject), text, at: clock.now() };
      kept = [mail, ...kept].slice(0, KEPT);
      announce(`Mail: ${mail.subject} (${baseUrl}/mailbox)`);
    },
    list: () => kept,
  };
}
