/** Runs a function after the page has been parsed, so that scripts further down in the page can add listeners first. */
export function whenRead(run: () => void): void {
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', run);
  else setTimeout(run);
}
