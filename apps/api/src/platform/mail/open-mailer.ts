import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { isLoopback } from '../loopback.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import type { Mailer } from './mailer.ts';
import { NO_MAIL, noMailer } from './no-mailer.ts';
import { type SmtpTls, smtpMailer } from './smtp-mailer.ts';

export interface MailOptions {
  baseUrl: string;
  production: boolean;
  smtpUrl: string | null;
  smtpTls: SmtpTls;
  /** Null: `Chatelaine <no-reply@…>` at the host of `baseUrl`. */
  mailFrom: string | null;
  clock: Clock;
  log: Logger;
  announce(line: string): void;
}

/** How mail leaves, where it is kept while developing, and what an operator should know of it. */
export interface MailWays {
  mailer: Mailer;
  mailbox: Mailbox | null;
  warning(): string | null;
}

/**
 * Chooses how mail is sent: by the mail server that is set; without one not at all, or into a developer's mailbox. A
 * server that others reach has no mailbox, since there are codes in it.
 */
export function openMailer(options: MailOptions): MailWays {
  const { baseUrl, production, smtpUrl, clock, announce } = options;
  const { hostname } = new URL(baseUrl);
  if (smtpUrl !== null) {
    const mailer = smtpMailer({ ...options, smtpUrl, from: options.mailFrom ?? `Chatelaine <no-reply@${hostname}>` });
    return { mailer, mailbox: null, warning: () => mailer.warning() };
  }
  if (production || !isLoopback(hostname)) return { mailer: noMailer, mailbox: null, warning: () => NO_MAIL };
  const mailbox = openMailbox(clock, baseUrl, announce);
  return { mailer: mailbox, mailbox, warning: () => null };
}
