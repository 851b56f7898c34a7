/** The screens that most people never see. They are in a separate file. */
export type RareScreens = typeof import('./rare-screens.tsx');

let hasFailed = false;

/** Loads the rare screens when the server's reply needs one of them. Returns null if their file did not load. */
export async function loadRareScreens(): Promise<RareScreens | null> {
  // Some browsers never request a script again after it failed to load. A newer release may also have renamed the file.
  // In both cases only a reload of the page helps.
  if (hasFailed && navigator.onLine) location.reload();
  try {
    return await import('./rare-screens.tsx');
  } catch {
    hasFailed = true;
    return null;
  }
}
