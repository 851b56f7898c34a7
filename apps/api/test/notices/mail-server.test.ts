import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import tls from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { type SmtpTls, smtpMailer } from '../../src/platform/mail/smtp-mailer.ts';
import { LOCALHOST_CERTIFICATE } from './localhost-certificate.ts';

const MAIL = { to: 'owner@bakery.example', subject: 'Your code', text: 'The code is 123456.\n' };
const refusing = (message: string, responseCode: number) => Object.assign(new Error(message), { responseCode });

/** Starts a real mail server. The list `came` has one entry for each mail: whether the connection was encrypted. */
async function openServer(options: SMTPServerOptions = {}) {
  const came: ('tls' | 'clear')[] = [];
  const server = new SMTPServer({
    ...LOCALHOST_CERTIFICATE,
    authOptional: true,
    onData(stream, session, done) {
      came.push(session.secure ? 'tls' : 'clear');
      stream.resume().on('end', () => done());
    },
    ...options,
  });
  // When a client rejects the certificate, the mail server emits an error. The test expects such errors, so it ignores
  // them.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.server.address() as AddressInfo;
  const scheme = options.secure === true ? 'smtps' : 'smtp';
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `${scheme}://localhost:${port}`, port, came, [Symbol.asyncDispose]: close };
}

function mailerTo(smtpUrl: string, smtpTls: SmtpTls, patienceMs = 10_000) {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const from = 'no-reply@keys.example';
  const mailer = smtpMailer({ smtpUrl, smtpTls, from, clock: systemClock, log, patienceMs });
  return { ...mailer, lines };
}

const trusted = tls.getCACertificates('default');
afterEach(() => tls.setDefaultCACertificates(trusted));
const trustOurs = () => tls.setDefaultCACertificates([...trusted, LOCALHOST_CERTIFICATE.cert]);

const CLEAR: SMTPServerOptions = { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] };

describe('a mail goes out in the clear only where the operator says so', () => {
  test.each<[what: string, SMTPServerOptions, SmtpTls, isTrusted: boolean, came: 'tls' | 'clear' | RegExp]>([
    ['STARTTLS and a good certificate', {}, 'required', true, 'tls'],
    ['TLS from the first byte', { secure: true }, 'required', true, 'tls'],
    ['a certificate that nobody trusts', {}, 'required', false, /^its certificate is not valid for this host \(\w+\)$/],
    ['the same from the first byte', { secure: true }, 'required', false, /^its certificate is not valid/],
    ['a certificate that need not be trusted', {}, 'unverified', false, 'tls'],
    ['no TLS at all', CLEAR, 'required', false, /^it offers no TLS, and SMTP_TLS is not off \(ETLS 50\d\)$/],
    ['no TLS, with any certificate', CLEAR, 'unverified', false, /^it offers no TLS/],
    ['no TLS, as the operator says', CLEAR, 'off', false, 'clear'],
  ])('%s', async (_what, options, smtpTls, isTrusted, came) => {
    await using server = await openServer(options);
    if (isTrusted) trustOurs();
    const mailer = mailerTo(server.url, smtpTls);

    const sent = await mailer.send(MAIL).catch((error: { code: string }) => error.code);

    if (typeof came === 'string') {
      expect([sent, server.came, mailer.warning()]).toEqual([undefined, [came], null]);
    } else {
      expect([sent, server.came]).toEqual(['unavailable', []]);
      expect(JSON.parse(mailer.lines[0] ?? '')).toMatchObject({ cause: expect.stringMatching(came) });
    }
  });
});

describe('a mail that fails is in the log with its host and its cause, and /healthz warns', () => {
  test.each<[cause: string, SMTPServerOptions]>([
    [
      'it refuses the user name or the password of SMTP_URL (EAUTH 535)',
      { onAuth: (_auth, _session, done) => done(refusing('no hunter2', 535)) },
    ],
    [
      'it refuses the sender, which MAIL_FROM names (EENVELOPE 553)',
      { onMailFrom: (_address, _session, done) => done(refusing('no', 553)) },
    ],
    [
      'it did not take the mail (EMESSAGE 554)',
      { onData: (stream, _session, done) => void stream.resume().on('end', () => done(refusing('spam', 554))) },
    ],
  ])('%s', async (cause, options) => {
    await using server = await openServer({
      ...CLEAR,
      authOptional: options.onAuth === undefined,
      allowInsecureAuth: true,
      ...options,
    });
    const url = options.onAuth === undefined ? server.url : server.url.replace('//', '//user:hunter2@');
    const mailer = mailerTo(url, 'off');

    await expect(mailer.send(MAIL)).rejects.toMatchObject({ code: 'unavailable', detail: `mail: ${cause}` });

    expect(mailer.lines).toHaveLength(1);
    expect(JSON.parse(mailer.lines[0] ?? '')).toMatchObject({
      host: 'localhost',
      port: server.port,
      cause,
      msg: 'a mail could not be sent',
    });
    expect(mailer.warning()).toMatch(/^Since 20\S+Z no mail can be sent through localhost:\d+: /);
    expect(`${mailer.lines} ${mailer.warning()}`).not.toMatch(/hunter2|owner@|123456/);
  });

  test('a server that takes the connection and says nothing is not waited for', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`, 'required', 50);

    await expect(mailer.send(MAIL)).rejects.toMatchObject({ detail: 'mail: it does not answer in time (ETIMEDOUT)' });

    expect(mailer.warning()).toContain(`127.0.0.1:${port}: it does not answer in time`);
    await new Promise((resolve) => silent.close(resolve));
  });

  test('one recipient that is refused is no warning, and a mail that goes out ends one', async () => {
    let refuses: 'all' | 'one' | 'none' = 'one';
    await using server = await openServer({
      ...CLEAR,
      onMailFrom: (_address, _session, done) => done(refuses === 'all' ? refusing('no', 451) : null),
      onRcptTo: (_address, _session, done) => done(refuses === 'one' ? refusing('nobody of this name', 550) : null),
    });
    const mailer = mailerTo(server.url, 'off');

    await expect(mailer.send(MAIL)).rejects.toMatchObject({ detail: 'mail: it refuses the address (EENVELOPE 550)' });
    expect(mailer.warning()).toBeNull();
    refuses = 'all';
    await expect(mailer.send(MAIL)).rejects.toMatchObject({ code: 'unavailable' });
    expect(mailer.warning()).toContain('EENVELOPE 451');
    refuses = 'none';
    await mailer.send(MAIL);
    expect(mailer.warning()).toBeNull();
  });
});
