// The server, which kills itself as `kill -9` does when it is about to send a certain statement. `DIES_AT` says which.
import { betweenDriver } from '../../races/support/driver.ts';
import type { Point } from './points.ts';

const { DIES_AT = '' } = process.env;
const { form, isAtCommit, nth } = JSON.parse(DIES_AT) as Point;
const pattern = new RegExp(form);
// The connections whose present transaction has sent a statement of the form.
const marked = new WeakSet<object>();
let met = 0;

function meet(): void {
  met++;
  if (met === nth) process.kill(process.pid, 'SIGKILL');
}

betweenDriver(({ text, connection }) => {
  if (pattern.test(text)) {
    if (isAtCommit) marked.add(connection);
    else meet();
  }
  if ((text === 'commit' || text === 'rollback') && marked.delete(connection) && text === 'commit') meet();
  return text;
});
await import('../../../src/main.ts');
