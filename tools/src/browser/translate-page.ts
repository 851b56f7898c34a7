/** How a translation takes a text: it puts its own in the place, as Google's does, and drops or keeps ours; or wraps ours. */
export const TRANSLATIONS = ['replaced', 'kept', 'wrapped', 'replaced twice', 'kept twice', 'wrapped twice'] as const;
export type Translation = (typeof TRANSLATIONS)[number];

/** A part of a document, as far as a translation needs it. */
interface Part {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly isConnected: boolean;
  readonly parentNode: object | null;
  readonly childNodes: Iterable<Part>;
  readonly data?: string;
  append(part: Part): void;
  replaceWith(part: Part): void;
}

interface Place {
  readonly body: Part;
  createElement(name: string): Part;
  createTextNode(text: string): Part;
}

/** A translation at work. */
export interface Translator {
  /** Takes what has come to the page since. */
  pass(): void;
  /** What stands on the page although the page has meanwhile said something else there, or nothing. */
  frozen(): string[];
}

/**
 * Translates a page as a browser does, but for the words, which stay: each text comes into `font` elements, and the page
 * is not told. It stands alone, so that it can be sent to a browser.
 */
export function translatePage(place: Place, way: Translation): Translator {
  const OPAQUE = ['SCRIPT', 'STYLE', 'NOSCRIPT', 'FONT'];
  const taken: { ours: Part; font: Part; text: string; parent: object | null }[] = [];
  const fonts = way.endsWith('twice') ? 4 : 2;

  function take(ours: Part, text: string): void {
    const font = place.createElement('font');
    let inner = font;
    for (let depth = 1; depth < fonts; depth++) {
      const outer = inner;
      inner = place.createElement('font');
      outer.append(inner);
    }
    ours.replaceWith(font);
    inner.append(way.startsWith('wrapped') ? ours : place.createTextNode(text));
    if (way.startsWith('kept')) place.createElement('font').append(ours);
    taken.push({ ours, font, text, parent: ours.parentNode });
  }
  function walk(part: Part): void {
    if (part.nodeType === 3) {
      if (part.data?.trim()) take(part, part.data);
    } else if (!OPAQUE.includes(part.nodeName.toUpperCase())) for (const child of [...part.childNodes]) walk(child);
  }
  return {
    pass: () => walk(place.body),
    frozen: () =>
      taken
        .filter(({ ours, font, text, parent }) => {
          if (!font.isConnected || way.startsWith('wrapped')) return false;
          return ours.data !== text || ours.parentNode !== parent;
        })
        .map(({ ours, text }) => `"${text}" stands for "${ours.data}"`),
  };
}

/** A script for a page: translates it, and whatever comes to it later. `frozen()` says what is stale. */
export const translationScript = (way: Translation): string => `(() => {
  const begin = () => {
    const translator = (${translatePage.toString()})(document, ${JSON.stringify(way)});
    globalThis.frozen = translator.frozen;
    new MutationObserver(translator.pass).observe(document.body, { childList: true, subtree: true });
    translator.pass();
  };
  if (document.body) begin();
  else addEventListener('DOMContentLoaded', begin);
})()`;
