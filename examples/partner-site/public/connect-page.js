// @ts-check
// The page with the button: asks in a window of its own, and tells our backend when there may be an answer.
/** @import { ChatelaineConnectElement, ConnectErrorCode } from '@chatelaine/onboarding-widget/element' */

const form = /** @type {HTMLFormElement} */ (document.querySelector('#ask'));
const inThisTab = /** @type {HTMLButtonElement} */ (form.querySelector('button'));
const button = /** @type {ChatelaineConnectElement} */ (form.querySelector('chatelaine-connect'));
const said = /** @type {HTMLElement} */ (document.querySelector('#said'));

/** @param {string} sentence */
const say = (sentence) => {
  said.textContent = sentence;
};

/**
 * Asks our backend. Its cookie says who we are, so no id is sent: what a page sends, anybody can send.
 *
 * @param {string} path
 * @param {Iterable<[string, FormDataEntryValue]>} [fields]
 * @returns {Promise<{ url?: string, isSettled?: boolean, sentence?: string }>}
 */
async function post(path, fields) {
  const body = new URLSearchParams();
  for (const [name, value] of fields ?? []) if (typeof value === 'string') body.set(name, value);
  try {
    const answer = await fetch(path, { method: 'POST', body });
    return await answer.json();
  } catch {
    return { sentence: 'Acme Inbox did not answer. Check your connection and try again.' };
  }
}

/** @param {{ isSettled?: boolean, sentence?: string }} outcome */
function show({ isSettled, sentence = '' }) {
  // The page is written by the backend, the notice too: load it anew.
  if (isSettled) location.replace('/');
  else say(sentence);
}

/**
 * A page cannot know what was answered; it only says that something was, and proves with `state` that it was in this
 * browser. The backend looks whether it is one of this visitor's, then asks Chatelaine.
 *
 * @param {{ state: string }} detail
 */
const done = async ({ state }) => show(await post('/connect/done', [['state', state]]));

/** @param {{ code: ConnectErrorCode, state: string }} detail */
async function failed({ code, state }) {
  if (code === 'url_failed') return say(whyNoUrl);
  const outcome = await post('/connect/done', [['state', state]]);
  show(
    outcome.isSettled
      ? outcome
      : { sentence: 'Chatelaine could not save your answer. Nothing has changed; try again.' },
  );
}

let whyNoUrl = '';

/** Called within the click, while the window opens: a window that is opened after an `await` is blocked. */
async function fetchUrl() {
  const { url, sentence = '' } = await post('/connect/start', new FormData(form));
  whyNoUrl = sentence;
  // Without an address the button closes its window and tells `url_failed`.
  return url ?? '';
}

/** @type {Record<string, (detail: any) => void>} */
const listeners = {
  opened: () => say(''),
  granted: done,
  denied: done,
  error: failed,
  // Only a hint, without a `state`: it confirms nothing. The return page may have done that without a word to us.
  closed: async () => show(await post('/connect/closed')),
  blocked() {
    say('Your browser opened no window. Open it with the link, or continue in this tab.');
    inThisTab.textContent = 'Continue in this tab';
    inThisTab.hidden = false;
  },
};

// Where the browser did not take the button's script, the form stays as it is: it asks in this tab, without any script.
if (customElements.get('chatelaine-connect')) {
  for (const [name, listener] of Object.entries(listeners))
    button.addEventListener(`chatelaine-${name}`, (event) => listener(/** @type {CustomEvent} */ (event).detail));
  button.url = fetchUrl;
  button.hidden = false;
  inThisTab.hidden = true;
  // Enter in the field means the button that can be seen.
  form.addEventListener('submit', (event) => {
    if (!inThisTab.hidden) return;
    event.preventDefault();
    button.connect();
  });
}
