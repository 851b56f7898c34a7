import { type Address, plainLink, readAddress } from './address.rule.ts';
import { awaitAnswer, watch } from './answer.ts';
import { memory } from './memory.ts';
import { NAME } from './name.ts';
import { own } from './own.ts';
import { failure } from './tell.ts';
import type { Connection, ConnectOptions } from './types.ts';

let cancelLast: ((next?: Window | null) => void) | undefined;

/**
 * Asks the client. Call this function within the click, because browsers open no window outside a click. All questions
 * share one window, so only one question can be open: each call cancels the question of the previous call.
 *
 * @throws {TypeError} when there is neither a web address in `url` nor `partnerId` with `baseUrl`.
 * @example
 * const { result } = connect({ url });
 */
export function connect(options: ConnectOptions): Connection {
  const known = own(options);
  const { url, mode, onEvent = () => {} } = known;
  const given = typeof url === 'function' ? url() : url || plainLink(known);
  let at = typeof given === 'string' ? readAddress(given) : null;
  // Forget this tab's old question: a new window gets a copy of the memory, and would take that question as its own.
  memory('');
  const show = () => open(at?.href ?? '', NAME, 'width=600,height=920');
  let popup = mode === 'redirect' ? null : show();
  cancelLast?.(popup);
  const [result, settle, isSettled] = awaitAnswer(onEvent, () => [at, popup]);

  function announce(): boolean {
    if (!popup) return false;
    onEvent('opened', { via: 'popup', url: at?.href });
    // The check starts after `opened`, so `closed` never comes first, even if the window was closed without an address.
    watch(popup, isSettled, () => onEvent('closed', {}));
    return true;
  }

  function ask(found: Address): void {
    if (isSettled()) return;
    if (!at) popup?.location.replace(found);
    at = found;
    if (announce()) return;
    if (mode === 'popup') onEvent('blocked', { url: at.href });
    else {
      memory(at.key);
      onEvent('opened', { via: 'redirect' });
      location.assign(at);
    }
  }

  function cancel(next?: Window | null, code = 'cancelled'): void {
    if (isSettled()) return;
    settle(failure(code));
    // The window waits for an address that will not come. So close the window, unless the next question uses it.
    if (!at && popup !== next) popup?.close();
  }

  function giveUp(): void {
    if (isSettled()) return;
    cancel(null, 'url_failed');
    onEvent('error', { code: 'url_failed', retryable: true });
  }

  function focus(): boolean {
    if (!isSettled() && at && popup?.closed !== false) {
      popup = show();
      return announce();
    }
    popup?.focus();
    return popup?.closed === false;
  }

  cancelLast = cancel;
  if (at) ask(at);
  else Promise.resolve(given).then(readAddress).then(ask, giveUp);
  return { result, focus, cancel };
}
