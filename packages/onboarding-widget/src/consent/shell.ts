/** What the server wrote into the shell, before any call. */
interface Shell {
  product: string;
  /** Our own address, a slash at its end; its host is what the address bar must show. */
  home: URL;
  /** Known from the link alone, where it names a partner. */
  partner: string | null;
}

/** Reads the shell. It never changes while the page is open. */
export function readShell(): Shell {
  const { product = '', home = location.origin, partner } = document.getElementById('app')?.dataset ?? {};
  return { product, home: new URL(home), partner: partner || null };
}
