// The values that our page's server gives to the scripts of the page.
const { example = '', partnerId = '', baseUrl = '', redirectUrl = '' } = document.documentElement.dataset;

export { baseUrl, partnerId, redirectUrl };

/** Asks our server for the address of a question. The server returns the address that `onboarding.start` gave to it. */
export async function urlFromServer(): Promise<string> {
  const answer = await fetch(`/start/${example}`, { method: 'POST' });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  const { url } = await answer.json();
  return url;
}

/** Finds the element of this page that shows the example. */
export function place(): Element {
  const found = document.querySelector('#example');
  if (found === null) throw new Error('This page has no place for an example.');
  return found;
}
