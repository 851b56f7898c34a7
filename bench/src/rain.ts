// This program makes 200 sign-ins at once, each from another address and with a wrong password. When the server answers
// with a waiting time, the program waits for this time and repeats the sign-in. The bench starts this program as a
// separate process.

import { setTimeout as pause } from 'node:timers/promises';

const SIGN_INS = 200;
const [baseUrl = '', round = '0'] = process.argv.slice(2);
const begun = performance.now();
let sent = 0;

await Promise.all(Array.from({ length: SIGN_INS }, (_, at) => signIn(at)));
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
process.send?.(`${SIGN_INS} sign-ins were judged in ${seconds} s, ${sent - SIGN_INS} times one was told to come back`);

async function signIn(at: number): Promise<void> {
  for (;;) {
    sent++;
    const answer = await fetch(`${baseUrl}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.51.${round}.${at}` },
      body: JSON.stringify({ email: `nobody${round}x${at}@partner.example`, password: 'wrong' }),
    });
    await answer.arrayBuffer();
    if (answer.status === 401) return;
    if (answer.status !== 503) throw new Error(`a sign-in was answered ${answer.status}`);
    await pause(Number(answer.headers.get('retry-after') ?? 1) * 1000);
  }
}
