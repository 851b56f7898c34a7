import { shownName } from '../../platform/mail/shown-name.ts';
import type { Work } from '../../platform/work.ts';

interface CodeMail {
  email: string;
  accountId: string;
  digits: string;
  /** The end of the mail's sentence "It lets you …". */
  words: string;
  /** The rights and settings that the code gives or changes, one line each. */
  approves: readonly string[];
}

/**
 * Mails a code and waits until the mail server accepts the mail. This function uses no job queue, because the table of
 * the queue would contain the code.
 */
export async function sendCode(work: Work, { email, accountId, digits, words, approves }: CodeMail): Promise<void> {
  const account = shownName(await accountName(work, accountId));
  await work.services.mailer.send({
    to: email,
    subject: `Your code to ${words}`,
    text: [
      `${digits} is your one-time code.`,
      '',
      `It lets you ${words}, for ${account}, and nothing else.`,
      ...(approves.length === 0 ? [] : ['', ...approves.map((line) => `- ${line}`), '']),
      'It works once, within the next 10 minutes.',
      '',
      `If you did not ask for it, somebody else is signed in as you: give the code to nobody, and tell the operator of ${work.services.baseUrl} at once.`,
      '',
    ].join('\n'),
  });
}

async function accountName(work: Work, accountId: string): Promise<string> {
  const [found] = await work.em.execute<{ name: string }[]>(
    'select name from partner where id = ? union all select name from client where id = ?',
    [accountId, accountId],
  );
  return found?.name ?? accountId;
}
