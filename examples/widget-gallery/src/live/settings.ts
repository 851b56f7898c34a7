// What our page's server tells its scripts.
const { example = '', partnerId = '', baseUrl = '', redirectUrl = '' } = document.documentElement.dataset;

export { baseUrl, partnerId, redirectUrl };

/** Asks our server for the address of a question; it answers with what `onboarding.start` gave it. */
export async function urlFromServer(): Promise<string> {
  const answer = await fetch(`/start/${example}`, { method: 'POST' });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  const { url } = await answer.json();
  return url;
}

/** Where the example stands on this page. */
export function place(): Element {
  const found = document.querySelector('#example');
  if (found === null) throw new Error('This page has no place for an example.');
  return found;
}
