import type { Page } from 'playwright-core';

/** Collects everything that the browser complains about: refused by a policy, written to the console, thrown. */
export async function watchComplaints(page: Page): Promise<readonly string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    // Chromium reports the answer "nobody is signed in", which leads to the sign-in page, as an error too.
    if (isComplaint && !message.text().includes('the server responded with a status of 401'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.exposeFunction('complain', (text: string) => complaints.push(text));
  await page.addInitScript(`addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    complain(violatedDirective + ' ' + blockedURI))`);
  return complaints;
}
