import type { Server } from 'node:net';

/** The host and the port on which a server listens: the settings HOST and PORT. */
export interface ListenAt {
  host: string;
  port: number;
}

/**
 * Opens the port.
 *
 * @throws when the server cannot listen there, with a sentence that names the setting.
 */
export function listen(server: Server, at: ListenAt): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const sentence = 'code' in error ? sentenceOf(String(error.code), at) : null;
      reject(sentence === null ? error : new Error(sentence));
    });
    server.listen(at.port, at.host, resolve);
  });
}

function sentenceOf(code: string, { host, port }: ListenAt): string | null {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what uses it, or set PORT.`;
  if (code === 'EACCES')
    return `PORT is not valid: this user may not listen at port ${port}. Use one from 1024, and a proxy before it.`;
  const isNowhere = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);
  return isNowhere ? `HOST is not valid: "${host}" is no address of this machine.` : null;
}
