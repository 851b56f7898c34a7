import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/platform/log.ts';
import { NO_MAIL } from '../../src/platform/mail/no-mailer.ts';
import { sendBytes } from '../doors/support/raw-request.ts';
import { call } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';

async function start(config: Partial<Config> = {}) {
  const lines: string[] = [];
  const logged: string[] = [];
  const log = createLog('warn', { write: (line) => logged.push(line) });
  const announce = (line: string) => lines.push(line);
  const world = await startWorld({ log, announce, config: { demo: !config.production, ...config } });
  const page = async (path: string, headers: Record<string, string> = {}) => {
    const { text, ...answer } = await world.as({ accept: 'text/html', ...headers }).get(path);
    return { ...answer, html: text };
  };
  const { mailer } = world.services.beginWork().services;
  return { ...world, mailer, page, lines, logged };
}

const MAIL = { to: 'owner@bakery.example', subject: 'Your code', text: 'The code is 123456.\n' };

describe('while developing', () => {
  test('mail is kept: the page shows it newest first, the terminal its subject and where to read it', async () => {
    await using services = await start();

    await services.mailer.send({ ...MAIL, subject: 'First' });
    await services.mailer.send(MAIL);

    const { status, html, headers } = await services.page('/mailbox');
    expect(status).toBe(200);
    expect(html.indexOf('Your code')).toBeLessThan(html.indexOf('First'));
    expect(html).toContain('The code is 123456.');
    expect(html).toContain('To owner@bakery.example');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(services.lines).toEqual([
      `Mail: First (${services.baseUrl}/mailbox)`,
      `Mail: Your code (${services.baseUrl}/mailbox)`,
    ]);
    expect(services.logged.join('')).not.toContain('123456');
    expect((await services.page('/')).html).toContain('href="/mailbox"');
  });

  test('what is in a mail is shown as text', async () => {
    await using services = await start();
    const hostile = '"><script>alert(1)</script></pre><img src=x onerror=alert(1)>';

    await services.mailer.send({ to: hostile, subject: hostile, text: hostile });

    const { html } = await services.page('/mailbox');
    // The only picture of the page is our own icon.
    expect(html).not.toMatch(/<script|<img(?! src="\/assets\/icon\.svg")/);
    expect(html.split('&lt;script&gt;')).toHaveLength(4);
  });

  test('a hundred mails are kept, not more', async () => {
    await using services = await start();

    for (let count = 0; count <= 100; count++) await services.mailer.send({ ...MAIL, subject: `Number ${count}.` });

    const { html } = await services.page('/mailbox');
    expect(html.split('<article>')).toHaveLength(101);
    expect(html).not.toContain('Number 0.');
  });

  test.each(['x-forwarded-for', 'forwarded'])('a proxy may not pass it on: %s', async (header) => {
    await using services = await start();

    expect((await services.page('/mailbox', { [header]: 'for=203.0.113.7' })).status).toBe(404);
    expect((await services.page('/mailbox')).status).toBe(200);
  });
});

test('with a mail server there is no mailbox, and a mail that fails is a warning', async () => {
  await using services = await start({ smtpUrl: 'smtp://user:hunter2@127.0.0.1:1' });

  expect((await services.page('/mailbox')).status).toBe(404);
  expect((await services.page('/')).html).not.toContain('/mailbox');
  expect(JSON.parse((await services.page('/healthz')).html)).toEqual({ status: 'ok', warnings: [] });

  await expect(services.mailer.send(MAIL)).rejects.toMatchObject({ code: 'unavailable' });

  const { warnings } = JSON.parse((await services.page('/healthz')).html) as { warnings: string[] };
  expect(warnings).toEqual([
    expect.stringMatching(
      /^Since 20\S+Z no mail can be sent through 127\.0\.0\.1:1: nothing listens there \(ECONNREFUSED\)\.$/,
    ),
  ]);
});

test('a page that brought a name of its own to this machine does not read the mailbox', async () => {
  await using services = await start();
  const [{ port }] = services.nodes;

  for (const [host, status] of [
    ['evil.example', '404'],
    [`evil.example:${port}`, '404'],
    ['localhost.evil.example', '404'],
    ['127.0.0.1.evil.example', '404'],
    ['', '404'],
    [`localhost:${port}`, '200'],
    ['127.0.0.1', '200'],
    [`[::1]:${port}`, '200'],
  ]) {
    const answer = await sendBytes(
      services.baseUrl,
      `GET /mailbox HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect([host, answer.slice(9, 12)]).toEqual([host, status]);
  }
});

test('a server that others reach has no mailbox, and says that it sends no mail', async () => {
  await using services = await start({ baseUrl: 'http://keys.example' });
  const here = `http://127.0.0.1:${services.nodes[0].port}`;

  expect((await call(`${here}/mailbox`)).status).toBe(404);
  await expect(services.mailer.send(MAIL)).rejects.toMatchObject({ code: 'unavailable' });
  expect((await call(`${here}/healthz`)).body).toEqual({ status: 'ok', warnings: [NO_MAIL] });
});

test('in production without a mail server nothing is kept, and everybody who should know is told', async () => {
  await using services = await start({ production: true });

  expect((await services.page('/mailbox')).status).toBe(404);
  await expect(services.mailer.send(MAIL)).rejects.toMatchObject({ code: 'unavailable' });
  expect(JSON.parse((await services.page('/healthz')).html)).toEqual({ status: 'ok', warnings: [NO_MAIL] });
  expect(services.logged.filter((line) => line.includes(NO_MAIL))).toHaveLength(1);
});
