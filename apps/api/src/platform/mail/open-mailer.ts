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
  /** The sender of mails. Null means `Chatelaine <no-reply@…>` at the host of `baseUrl`. */
  mailFrom: string | null;
  clock: Clock;
  log: Logger;
  announce(line: string): void;
}

/** The mailer, the mailbox that keeps mails during development, and a warning for the operator. */
export interface MailWays {
  mailer: Mailer;
  mailbox: Mailbox | null;
  warning(): string | null;
}

/**
 * Chooses how mail is sent. When the settings have a mail server, mails go through that server. Otherwise mails go into
 * a mailbox during development, and no mail is sent in production. A server that other machines can reach has no
 * mailbox, because a mailbox shows codes.
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
