import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { call } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';
import { describeWith } from './programs.ts';

// These tests take two seconds, because they start real proxies and two test worlds.

/**
 * Starts a server program, and waits until the program answers at the address `probe`. The program runs until the
 * returned object is disposed of.
 */
async function serve(program: string, argv: string[], probe: string): Promise<AsyncDisposable> {
  const child = spawn(program, argv, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  await expect
    .poll(
      () =>
        call(probe).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Calls a server through a proxy in two ways. One location of the proxy keeps the path of `BASE_URL`, as OPERATING.md
 * says. The other location removes this path, which is a wrong configuration.
 */
async function askThrough(start: (of: { dir: string; port: number; server: number }) => Promise<AsyncDisposable>) {
  const dir = mkdtempSync(path.join(tmpdir(), 'chatelaine-proxy-'));
  try {
    const [port, server] = [await freePort(), await freePort()];
    const config = { port: server, baseUrl: `http://localhost:${port}/chatelaine`, trustedProxies: ['127.0.0.0/8'] };
    await using world = await startWorld({ config });
    await using _proxy = await start({ dir, port, server });
    const open = async (at: string) => (await call(`http://localhost:${port}${at}`)).status;
    const health = async () =>
      ((await call(`http://127.0.0.1:${server}/healthz`)).body as { warnings: string[] }).warnings;
    const right = [await open('/chatelaine/sign-in'), await open('/chatelaine/assets/plain.css')];
    expect([right, await health()]).toEqual([[200, 200], []]);
    const { cookie } = await world.signIn(world.demo.partner.user);
    expect(cookie).toContain('chatelaine~chatelaine.session_token=');
    expect(await open('/stripped/sign-in')).toBe(404);
    expect(await health()).toEqual([expect.stringContaining('removes the path')]);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

describeWith(['nginx'], 'below a path behind nginx', ({ nginx }) => {
  test('what OPERATING.md says works, and a slash too many is named', () =>
    askThrough(async ({ dir, port, server }) => {
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${dir};`);
      const file = path.join(dir, 'nginx.conf');
      writeFileSync(
        file,
        `daemon off; master_process off; pid ${dir}/pid; error_log ${dir}/error.log; events {}
http { access_log off; ${temporary.join(' ')}
  server { listen 127.0.0.1:${port};
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header X-Forwarded-Host $http_host;
    location /chatelaine/ { proxy_pass http://127.0.0.1:${server}; }
    location /stripped/ { proxy_pass http://127.0.0.1:${server}/; } } }`,
      );
      return serve(nginx, ['-c', file, '-e', path.join(dir, 'error.log')], `http://localhost:${port}/`);
    }));
});

describeWith(['caddy'], 'below a path behind Caddy', ({ caddy }) => {
  test('what OPERATING.md says works, and handle_path is named', () =>
    askThrough(async ({ dir, port, server }) => {
      const file = path.join(dir, 'Caddyfile');
      const to = `reverse_proxy 127.0.0.1:${server}`;
      const site = `handle /chatelaine/* {\n${to}\n}\nhandle_path /stripped/* {\n${to}\n}`;
      writeFileSync(file, `{\nadmin off\nauto_https off\n}\nhttp://localhost:${port} {\nbind 127.0.0.1\n${site}\n}\n`);
      return serve(caddy, ['run', '--config', file, '--adapter', 'caddyfile'], `http://localhost:${port}/`);
    }));
});
