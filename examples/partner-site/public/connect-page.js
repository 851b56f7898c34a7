// @ts-check
// This script runs on the page with the button. The button shows Chatelaine's question in a separate window. When the
// client may have answered, this script sends a notice to our backend.
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
 * Sends a request to our backend. The session cookie identifies the visitor. The page sends no id of the visitor,
 * because a visitor could send the id of somebody else.
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
  // The question is settled. The backend renders the page with the notice about the answer, so the page is loaded
  // again.
  if (isSettled) location.replace('/');
  else say(sentence);
}

/**
 * Reports to the backend that an answer was given. The page cannot know the answer for certain, so it sends only the
 * `state`, which proves that the answer was given in this browser. The backend checks that the `state` belongs to this
 * visitor, and then asks Chatelaine for the answer.
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

/**
 * Gets the address of a new question from our backend. The button calls this function within the click and opens its
 * window at once, because browsers block a window that is opened after an `await`.
 */
async function fetchUrl() {
  const { url, sentence = '' } = await post('/connect/start', new FormData(form));
  whyNoUrl = sentence;
  // Without an address the button closes its window and sends the error `url_failed`.
  return url ?? '';
}

/** @type {Record<string, (detail: any) => void>} */
const listeners = {
  opened: () => say(''),
  granted: done,
  denied: done,
  error: failed,
  // This event says that the window seems closed. The event is only a hint and has no `state`, so it proves no answer.
  // But the return page may have reported an answer to the backend already, so this page asks the backend.
  closed: async () => show(await post('/connect/closed')),
  blocked() {
    say('Your browser opened no window. Open it with the link, or continue in this tab.');
    inThisTab.textContent = 'Continue in this tab';
    inThisTab.hidden = false;
  },
};

// When the browser could not load the button's script, the form stays as the backend rendered it. The form then asks in
// this tab and needs no script.
if (customElements.get('chatelaine-connect')) {
  for (const [name, listener] of Object.entries(listeners))
    button.addEventListener(`chatelaine-${name}`, (event) => listener(/** @type {CustomEvent} */ (event).detail));
  button.url = fetchUrl;
  button.hidden = false;
  inThisTab.hidden = true;
  // Enter in the field submits the form. While the form's own button is hidden, the visible button asks the question
  // instead.
  form.addEventListener('submit', (event) => {
    if (!inThisTab.hidden) return;
    event.preventDefault();
    button.connect();
  });
}
