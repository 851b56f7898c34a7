import { createTransport } from 'nodemailer';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { Refusal } from '../refusal.ts';
import type { Mailer } from './mailer.ts';
import { oneLine } from './one-line.ts';
import { causeOf, isAboutOneAddress } from './smtp-cause.rule.ts';

/** The options for sending mail through a mail server. */
export interface SmtpOptions {
  /** The setting SMTP_URL, an address with `smtp://` or `smtps://`. */
  smtpUrl: string;
  smtpTls: SmtpTls;
  /** The sender: `name <address>`, or only an address. */
  from: string;
  clock: Clock;
  log: Logger;
  /** The time limit for an answer of the server, in milliseconds; five seconds by default. */
  patienceMs?: number;
}

/**
 * The security of the connection to the mail server. `required` sends no mail without TLS and a certificate that is
 * valid for the host. `unverified` uses TLS with any certificate. `off` uses no encryption.
 */
export type SmtpTls = 'required' | 'unverified' | 'off';

/** A mailer that uses a mail server and knows whether the server takes our mail. */
export interface SmtpMailer extends Mailer {
  /** Returns one sentence for the operator: since when no mail can be sent, and why. Null while mail can be sent. */
  warning(): string | null;
}

const SUBJECT_LENGTH = 200;

/** Makes the mailer that sends through the mail server of the setting SMTP_URL. */
export function smtpMailer({ clock, log, ...options }: SmtpOptions): SmtpMailer {
  const server = placeOf(options.smtpUrl);
  const transport = transportOf(options, server);
  let trouble: { since: Date; cause: string } | null = null;
  return {
    async send({ to, subject, text }) {
      // The receiver is passed as an object, so the library always reads one address, even when the address contains
      // commas or brackets.
      const recipient = { name: '', address: to };
      const mail = { to: recipient, subject: oneLine(subject).slice(0, SUBJECT_LENGTH), text };
      try {
        await transport.sendMail(mail);
        trouble = null;
      } catch (error) {
        const cause = causeOf(error);
        // When the server refuses only one address, it may still take mail for other addresses.
        if (!isAboutOneAddress(error)) trouble = { since: trouble?.since ?? clock.now(), cause };
        log.warn({ host: server.host, port: server.port, cause }, 'a mail could not be sent');
        throw new Refusal('unavailable', `mail: ${cause}`, {
          message: 'The mail could not be sent. Try again in a moment.',
        });
      }
    },
    warning() {
      if (trouble === null) return null;
      const { since, cause } = trouble;
      return `Since ${since.toISOString()} no mail can be sent through ${server.host}:${server.port}: ${cause}.`;
    },
  };
}

function placeOf(smtpUrl: string) {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ...(user === '' ? {} : { auth: { user, pass } }),
  };
}

// All options of the connection must be in the first object. The library ignores options of the connection in the
// second object, which has the defaults of every mail.
function transportOf(options: Omit<SmtpOptions, 'clock' | 'log'>, server: ReturnType<typeof placeOf>) {
  const { smtpTls, from, patienceMs = 5_000 } = options;
  return createTransport(
    {
      ...server,
      requireTLS: smtpTls !== 'off',
      ignoreTLS: smtpTls === 'off',
      tls: { rejectUnauthorized: smtpTls !== 'unverified' },
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      dnsTimeout: patienceMs,
      socketTimeout: 2 * patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    // This header stops automatic replies, such as a holiday notice (RFC 3834).
    { from, headers: { 'auto-submitted': 'auto-generated' } },
  );
}
