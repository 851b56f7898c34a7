/** Runs this when the page has been read, so that scripts further down listen too. */
export function whenRead(run: () => void): void {
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', run);
  else setTimeout(run);
}
