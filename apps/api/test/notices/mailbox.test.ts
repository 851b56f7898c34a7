import { describe, expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { NO_MAIL } from '../../src/platform/mail/no-mailer.ts';
import { startServer } from '../../src/server.ts';
import { copyWorld } from '../database.ts';
import { testConfig } from '../test-config.ts';

async function start(config: { production?: boolean; smtpUrl?: string } = {}) {
  const lines: string[] = [];
  const logged: string[] = [];
  const log = createLog('warn', { write: (line) => logged.push(line) });
  const announce = (line: string) => lines.push(line);
  const settings = testConfig({ databaseUrl: await copyWorld(), demo: !config.production, ...config });
  const server = await startServer(settings, { log, announce });
  const { mailer } = server.house.beginWork().house;
  const page = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(server.baseUrl + path, { headers: { accept: 'text/html', ...headers } });
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };
  return { ...server, mailer, page, lines, logged, [Symbol.asyncDispose]: server.stop };
}

const MAIL = { to: 'owner@bakery.example', subject: 'Your code', text: 'The code is 123456.\n' };

describe('while developing', () => {
  test('mail is kept: the page shows it newest first, the terminal its subject and where to read it', async () => {
    await using house = await start();

    await house.mailer.send({ ...MAIL, subject: 'First' });
    await house.mailer.send(MAIL);

    const { status, html, headers } = await house.page('/mailbox');
    expect(status).toBe(200);
    expect(html.indexOf('Your code')).toBeLessThan(html.indexOf('First'));
    expect(html).toContain('The code is 123456.');
    expect(html).toContain('To owner@bakery.example');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(house.lines).toEqual([
      `Mail: First (${house.baseUrl}/mailbox)`,
      `Mail: Your code (${house.baseUrl}/mailbox)`,
    ]);
    expect(house.logged.join('')).not.toContain('123456');
    expect((await house.page('/')).html).toContain('href="/mailbox"');
  });

  test('what is in a mail is shown as text', async () => {
    await using house = await start();
    const hostile = '"><script>alert(1)</script></pre><img src=x onerror=alert(1)>';

    await house.mailer.send({ to: hostile, subject: hostile, text: hostile });

    const { html } = await house.page('/mailbox');
    expect(html).not.toMatch(/<script|<img/);
    expect(html.split('&lt;script&gt;')).toHaveLength(4);
  });

  test('a hundred mails are kept, not more', async () => {
    await using house = await start();

    for (let count = 0; count <= 100; count++) await house.mailer.send({ ...MAIL, subject: `Number ${count}.` });

    const { html } = await house.page('/mailbox');
    expect(html.split('<article>')).toHaveLength(101);
    expect(html).not.toContain('Number 0.');
  });

  test.each(['x-forwarded-for', 'forwarded'])('a proxy may not pass it on: %s', async (header) => {
    await using house = await start();

    expect((await house.page('/mailbox', { [header]: 'for=203.0.113.7' })).status).toBe(404);
    expect((await house.page('/mailbox')).status).toBe(200);
  });
});

test('with a mail server there is no mailbox', async () => {
  await using house = await start({ smtpUrl: 'smtp://127.0.0.1:1' });

  expect((await house.page('/mailbox')).status).toBe(404);
  expect((await house.page('/')).html).not.toContain('/mailbox');
  expect(JSON.parse((await house.page('/healthz')).html)).toEqual({ status: 'ok', warnings: [] });
});

test('in production without a mail server nothing is kept, and everybody who should know is told', async () => {
  await using house = await start({ production: true });

  expect((await house.page('/mailbox')).status).toBe(404);
  await expect(house.mailer.send(MAIL)).rejects.toMatchObject({ code: 'unavailable' });
  expect(JSON.parse((await house.page('/healthz')).html)).toEqual({ status: 'ok', warnings: [NO_MAIL] });
  expect(house.logged.filter((line) => line.includes(NO_MAIL))).toHaveLength(1);
});
