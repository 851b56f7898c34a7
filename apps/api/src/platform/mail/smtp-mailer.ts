import { createTransport } from 'nodemailer';
import { Refusal } from '../refusal.ts';
import type { Mailer } from './mailer.ts';
import { oneLine } from './one-line.ts';

const TIMEOUTS = { connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: 10_000 };
const SUBJECT_LENGTH = 200;

/**
 * Sends through the mail server of the setting SMTP_URL.
 *
 * @param from `name <address>`, or an address alone.
 */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(smtpUrl, {
    ...TIMEOUTS,
    disableFileAccess: true,
    disableUrlAccess: true,
    from,
    // RFC 3834: nobody's holiday notice shall answer.
    headers: { 'auto-submitted': 'auto-generated' },
  });
  return {
    async send({ to, subject, text }) {
      // As an object the address is one recipient, whatever commas or brackets are in it.
      const recipient = { name: '', address: to };
      const mail = { to: recipient, subject: oneLine(subject).slice(0, SUBJECT_LENGTH), text };
      await transport.sendMail(mail).catch((error: unknown) => {
        throw new Refusal('unavailable', `mail: ${reasonOf(error)}`, {
          message: 'The mail could not be sent. Try again in a moment.',
        });
      });
    },
  };
}

// What a mail server says may repeat addresses and content; its number and the kind of failure tell enough.
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : error.name;
  return 'responseCode' in error ? `${code} ${error.responseCode}` : code;
}
