import type { Clock } from '../clock.ts';
import type { Mail, Mailer } from './mailer.ts';
import { oneLine } from './one-line.ts';

/** A mail that was not sent but kept. */
export interface KeptMail extends Mail {
  at: Date;
}

/** Where mail goes while developing: into memory, to be read at /mailbox. */
export interface Mailbox extends Mailer {
  /** The last hundred, newest first. */
  list(): readonly KeptMail[];
}

const KEPT = 100;

/** @param announce is told in one line that a mail came and where it can be read, never what is in it. */
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
