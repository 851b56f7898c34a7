/** Uses what this browser keeps for us: in this tab, or in all of them. Null where it keeps nothing. */
export function withStorage<T>(which: 'sessionStorage' | 'localStorage', use: (storage: Storage) => T): T | null {
  try {
    return use(window[which]);
  } catch {
    // Storage is off or full in this browser.
    return null;
  }
}
