/** What the server wrote into the shell, before any call. */
interface Shell {
  product: string;
  /** Host of our own address, as the address bar must show it. */
  host: string;
  /** Known from the link alone, where it names a partner. */
  partner: string | null;
}

/** Reads the shell. It never changes while the page is open. */
export function readShell(): Shell {
  const { product = '', host = location.host, partner } = document.getElementById('app')?.dataset ?? {};
  return { product, host, partner: partner || null };
}
