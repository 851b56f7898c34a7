import type { Clock } from '../clock.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import type { Mailer } from './mailer.ts';
import { noMailer } from './no-mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

export interface MailOptions {
  baseUrl: string;
  production: boolean;
  smtpUrl: string | null;
  /** Null: `Chatelaine <no-reply@…>` at the host of `baseUrl`. */
  mailFrom: string | null;
  clock: Clock;
  announce(line: string): void;
}

/** Chooses how mail is sent: by the mail server that is set; without one not at all, or into a developer's mailbox. */
export function openMailer(options: MailOptions): { mailer: Mailer; mailbox: Mailbox | null } {
  const { baseUrl, production, smtpUrl, clock, announce } = options;
  if (smtpUrl !== null) {
    const from = options.mailFrom ?? `Chatelaine <no-reply@${new URL(baseUrl).hostname}>`;
    return { mailer: smtpMailer(smtpUrl, from), mailbox: null };
  }
  if (production) return { mailer: noMailer, mailbox: null };
  const mailbox = openMailbox(clock, baseUrl, announce);
  return { mailer: mailbox, mailbox };
}
