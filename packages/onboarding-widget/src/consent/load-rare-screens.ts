/** The screens that most people never see. They are a file of their own. */
export type RareScreens = typeof import('./rare-screens.tsx');

let hasFailed = false;

/** Loads them when the first one is due, which is after an answer of the server. Null: the file did not come. */
export async function loadRareScreens(): Promise<RareScreens | null> {
  // Some browsers never ask again for a script that did not come, and a newer version of us may have another file.
  if (hasFailed && navigator.onLine) location.reload();
  try {
    return await import('./rare-screens.tsx');
  } catch {
    hasFailed = true;
    return null;
  }
}
