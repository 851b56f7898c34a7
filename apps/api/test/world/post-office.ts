import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { type ReadMail, readMail } from './read-mail.ts';

/** A mail that arrived: the addresses of the SMTP envelope, and the content. */
export interface ArrivedMail extends ReadMail {
  from: string;
  recipients: string[];
}

/** A real mail server on this machine. It accepts every mail, unless `refuses` is true. */
export interface PostOffice extends AsyncDisposable {
  url: string;
  mails: ArrivedMail[];
  /** The number of refused mails. */
  refused: number;
  refuses: boolean;
}

export async function openPostOffice(): Promise<PostOffice> {
  const server = new SMTPServer({
    hideSTARTTLS: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    async onData(stream, { envelope }, done) {
      const mail = readMail(await text(stream));
      if (office.refuses) {
        office.refused++;
        return done(Object.assign(new Error('Come back later'), { responseCode: 451 }));
      }
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      office.mails.push({ ...mail, from, recipients: envelope.rcptTo.map(({ address }) => address) });
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const office: PostOffice = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    refused: 0,
    refuses: false,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  return office;
}
