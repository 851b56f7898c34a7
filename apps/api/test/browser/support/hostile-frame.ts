import type { Place } from './hostile-click.ts';

/** The ways to embed a page in another page. */
export const EMBEDDINGS = [
  '<iframe>',
  '<iframe sandbox>',
  '<iframe srcdoc> around an <iframe>',
  '<object>',
  '<embed>',
  '<frame>',
] as const;

// With this style, the frame with the consent page covers the whole window and is invisible.
const ON_TOP = 'style="position:fixed;inset:0;width:600px;height:920px;border:0;opacity:0"';

/**
 * Builds the pages of an attacker's site. Its page `/` shows a decoy button at this point, and above the decoy an
 * invisible frame with the page at `url`.
 */
export function frameAround(embedding: string, url: string, { x, y }: Place): Record<string, string> {
  const decoy = `<button style="position:fixed;left:${x - 40}px;top:${y - 15}px;width:80px">Win</button>`;
  const page = (body: string) => `<!doctype html><html lang="en"><title>Win</title><body>${decoy}${body}</body></html>`;
  const inner = `<iframe src='${url}' style='position:fixed;inset:0;width:600px;height:920px;border:0'></iframe>`;
  const around: Record<string, string> = {
    '<iframe>': page(`<iframe src="${url}" ${ON_TOP}></iframe>`),
    // The sandbox allows everything that the page needs to work. It does not allow the page to leave the frame.
    '<iframe sandbox>': page(
      `<iframe sandbox="allow-scripts allow-same-origin allow-forms" src="${url}" ${ON_TOP}></iframe>`,
    ),
    '<iframe srcdoc> around an <iframe>': page(`<iframe srcdoc="${inner}" ${ON_TOP}></iframe>`),
    '<object>': page(`<object data="${url}" type="text/html" ${ON_TOP}></object>`),
    '<embed>': page(`<embed src="${url}" type="text/html" ${ON_TOP}>`),
    '<frame>': `<!doctype html><title>Win</title><frameset cols="100%"><frame src="${url}" frameborder="0"></frameset>`,
  };
  return { '/': around[embedding] ?? '' };
}
