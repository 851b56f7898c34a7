/** The screens that most people never see. They are a file of their own. */
export type RareScreens = typeof import('./rare-screens.tsx');

let hasFailed = false;

/** Loads them when the first one is needed, after a reply of the server. Gives null if the file did not come. */
export async function loadRareScreens(): Promise<RareScreens | null> {
  // Some browsers never request a script again that failed to load, and a newer release may have renamed the file.
  if (hasFailed && navigator.onLine) location.reload();
  try {
    return await import('./rare-screens.tsx');
  } catch {
    hasFailed = true;
    return null;
  }
}
