import { createTransport } from 'nodemailer';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { Refusal } from '../refusal.ts';
import type { Mailer } from './mailer.ts';
import { oneLine } from './one-line.ts';
import { causeOf, isAboutOneAddress } from './smtp-cause.rule.ts';

/** How to hand mail to a mail server. */
export interface SmtpOptions {
  /** `smtp://` or `smtps://`, as the setting SMTP_URL has it. */
  smtpUrl: string;
  smtpTls: SmtpTls;
  /** `name <address>`, or an address alone. */
  from: string;
  clock: Clock;
  log: Logger;
  /** How long the server may stay silent; five seconds by default. */
  patienceMs?: number;
}

/**
 * `required`: no mail without TLS and a certificate that is valid for the host. `unverified`: TLS with any certificate.
 * `off`: no encryption.
 */
export type SmtpTls = 'required' | 'unverified' | 'off';

/** A mail server, and whether it takes our mail. */
export interface SmtpMailer extends Mailer {
  /** One sentence for the operator: since when no mail can be sent, and why. Null while it can. */
  warning(): string | null;
}

const SUBJECT_LENGTH = 200;

/** Sends through the mail server of the setting SMTP_URL. */
export function smtpMailer({ clock, log, ...options }: SmtpOptions): SmtpMailer {
  const server = placeOf(options.smtpUrl);
  const transport = transportOf(options, server);
  let trouble: { since: Date; cause: string } | null = null;
  return {
    async send({ to, subject, text }) {
      // An address inside an object is one recipient, even with commas or brackets in it.
      const recipient = { name: '', address: to };
      const mail = { to: recipient, subject: oneLine(subject).slice(0, SUBJECT_LENGTH), text };
      try {
        await transport.sendMail(mail);
        trouble = null;
      } catch (error) {
        const cause = causeOf(error);
        // A refusal of one address says nothing about other addresses.
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

// Everything about the connection belongs in the first object. The library ignores it in the second one.
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
