/** The values that the server wrote into the shell of the page, before any call. */
interface Shell {
  product: string;
  /** Our own address, with a slash at its end. The address bar must show the host of this address. */
  home: URL;
  /** The name of the partner, when the link alone names a partner. */
  partner: string | null;
}

/** Reads the shell. The shell never changes while the page is open. */
export function readShell(): Shell {
  const { product = '', home = location.origin, partner } = document.getElementById('app')?.dataset ?? {};
  return { product, home: new URL(home), partner: partner || null };
}
