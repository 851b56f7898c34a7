import type { Clock } from '../clock.ts';
import type { Mail, Mailer } from './mailer.ts';
import { oneLine } from './one-line.ts';

/** A mail that was kept and not sent. */
export interface KeptMail extends Mail {
  at: Date;
}

/** Keeps mails in memory during development. A developer can read them at /mailbox. */
export interface Mailbox extends Mailer {
  /** The last hundred mails, newest first. */
  list(): readonly KeptMail[];
}

const KEPT = 100;

/** @param announce gets one line for each mail: its subject, and the address at which a developer can read it. */
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
