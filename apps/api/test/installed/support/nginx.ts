import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../free-port.ts';
import { sample } from './sample.ts';

/** A running nginx from Debian with our sample configuration. It passes calls on to two nodes. */
export interface Nginx extends AsyncDisposable {
  /** The port at which nginx accepts TLS connections. Its certificate is self-signed. */
  port: number;
  /** Returns the lines of nginx's log that are warnings or errors. */
  complaints(): string;
}

/** Starts nginx, and waits until nginx accepts connections. */
export async function startNginx(
  { nginx, openssl }: { nginx: string; openssl: string },
  nodes: [number, number],
): Promise<Nginx> {
  const dir = mkdtempSync(path.join(tmpdir(), 'nginx-'));
  const [port, plain] = [await freePort(), await freePort()];
  const [certificate, key] = [path.join(dir, 'fullchain.pem'), path.join(dir, 'privkey.pem')];
  const self = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const files = ['-subj', '/CN=keys.example.com', '-keyout', key, '-out', certificate];
  await promisify(execFile)(openssl, ['req', ...self, ...files]);
  mkdirSync(path.join(dir, 'body'));
  const chatelaine = sample('nginx.conf', {
    '127.0.0.1:8082': `127.0.0.1:${nodes[0]}`,
    '127.0.0.1:8083': `127.0.0.1:${nodes[1]}`,
    'listen 443': `listen 127.0.0.1:${port}`,
    'listen [::]:443 ssl http2;': '',
    'listen 80': `listen 127.0.0.1:${plain}`,
    'listen [::]:80;': '',
    '/etc/ssl/keys.example.com/fullchain.pem': certificate,
    '/etc/ssl/keys.example.com/privkey.pem': key,
  });
  writeFileSync(path.join(dir, 'chatelaine.conf'), chatelaine);
  writeFileSync(path.join(dir, 'nginx.conf'), aroundIt(dir));
  const child = spawn(nginx, ['-p', dir, '-c', path.join(dir, 'nginx.conf'), '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  const exited = once(child, 'exit');
  // nginx writes this line to its log when its workers have started and accept connections.
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', () => said.includes('start worker processes') && resolve());
    void exited.then(() => reject(new Error(`nginx ended:\n${said}`)));
  });
  return {
    port,
    complaints: () =>
      said
        .split('\n')
        .filter((line) => /\[(warn|error|crit|alert|emerg)\]/.test(line))
        .join('\n'),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await exited;
      rmSync(dir, { recursive: true });
    },
  };
}

// Returns the main configuration of nginx around our sample. It is the same as Debian's nginx.conf, except that its
// folders need no root rights.
function aroundIt(dir: string): string {
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
    ${process.getuid?.() === 0 ? 'user root root;' : ''}
    daemon off;
    worker_processes 2;
    pid ${dir}/nginx.pid;
    error_log stderr notice;
    events { worker_connections 512; }
    http {
      access_log off;
      ${folders.map((name) => `${name}_temp_path ${dir}/body/${name};`).join(' ')}
      include ${dir}/chatelaine.conf;
    }`;
}
