import { memory } from './memory.ts';
import { NAME } from './name.ts';
import { readMessage } from './read-message.ts';
import { readReturn, withoutAnswer } from './read-return.ts';
import { tell } from './tell.ts';
import type { Granted, OnEvent } from './types.ts';

/**
 * Takes the answer out of the address of the return page. Call it there, once the page listens.
 *
 * In a window that `connect()` opened it passes the answer on and closes the window. In a tab that `connect()` sent away
 * it gives the answer, if it is the one that this tab asked for, and takes it out of the address: a reload gives no
 * second one. On a page without an answer it does nothing.
 *
 * @param onEvent hears `granted`, `denied` or `error` when the tab itself was sent away.
 */
export function completeReturn(onEvent?: OnEvent): Granted | null {
  const message = readReturn(location.search);
  if (!message) return null;
  if (readMessage(message, memory())) {
    memory('');
    history.replaceState(history.state, '', withoutAnswer(location.href));
    return tell(message, 'redirect', onEvent);
  }
  // This also reaches a page that asked and whose COOP header has cut it off from this window.
  new BroadcastChannel(NAME).postMessage(message);
  close();
  return null;
}
