/** What the server wrote into the HTML of the page. */
export interface Shell {
  /** The path of BASE_URL, without a slash at its end. Every path of the server begins with it. */
  base: string;
  /** The language of this page. */
  locale: string;
  /** The address of the operator's support; null when the operator has set none. */
  supportUrl: string | null;
}

let shell: Shell | undefined;

/** Reads what the server wrote into the page. */
export function readShell(): Shell {
  const { base = '', support = '' } = document.getElementById('app')?.dataset ?? {};
  shell ??= { base, locale: document.documentElement.lang, supportUrl: support === '' ? null : support };
  return shell;
}
