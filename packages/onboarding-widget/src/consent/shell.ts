import type { ConsentPartner } from '@chatelaine/shared';

/** The values that the server wrote into the shell of the page, before any call. */
interface Shell {
  product: string;
  /** Our own address, with a slash at its end. The address bar must show the host of this address. */
  home: URL;
  /** The partner, when the link alone names a partner. */
  partner: ConsentPartner | null;
  /** Where people get support. Undefined when the operator has not said it. */
  support: string | undefined;
}

let shell: Shell | undefined;

/** Reads the shell. The shell never changes while the page is open. */
export function readShell(): Shell {
  shell ??= read();
  return shell;
}

function read(): Shell {
  const root = document.getElementById('app');
  const { product = '', home = location.origin, partner, support } = root?.dataset ?? {};
  // The logo is read from the picture that the server wrote, because it may have 32 KiB.
  const logo = root?.querySelector('img')?.src ?? null;
  return { product, home: new URL(home), partner: partner ? { name: partner, logo } : null, support };
}
