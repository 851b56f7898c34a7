import { memory } from './memory.ts';
import { NAME } from './name.ts';
import { readMessage } from './read-message.ts';
import { readReturn, withoutAnswer } from './read-return.ts';
import { tell } from './tell.ts';
import type { Granted, OnEvent } from './types.ts';

/**
 * Takes the answer from the address of the return page. Call this function on the return page, after the page has added
 * its listeners.
 *
 * In a window that `connect()` opened, this function sends the answer to the page that asked, and closes the window. In
 * a tab that `connect()` redirected, it returns the answer if this tab asked that question. It also removes the answer
 * from the address, so a reload gives no second answer. On a page without an answer it does nothing.
 *
 * @param onEvent receives `granted`, `denied` or `error` when the tab itself was redirected.
 */
export function completeReturn(onEvent?: OnEvent): Granted | null {
  const message = readReturn(location.search);
  if (!message) return null;
  if (readMessage(message, memory())) {
    memory('');
    history.replaceState(history.state, '', withoutAnswer(location.href));
    return tell(message, 'redirect', onEvent);
  }
  // The COOP header of the page that asked may have cut its link to this window. The channel reaches that page even
  // then.
  new BroadcastChannel(NAME).postMessage(message);
  close();
  return null;
}
