/**
 * The ways in which a translation changes a text. `replaced`: it puts its own text there, as Google's translation does,
 * and drops our text. `kept`: it keeps our text outside the page. `wrapped`: it wraps our text. `twice`: it uses more
 * nested elements.
 */
export const TRANSLATIONS = ['replaced', 'kept', 'wrapped', 'replaced twice', 'kept twice', 'wrapped twice'] as const;
export type Translation = (typeof TRANSLATIONS)[number];

/** The fields of a part of a document that a translation needs. */
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

/** A translation that is running on a page. */
export interface Translator {
  /** Translates the texts that were added to the page since the last pass. */
  pass(): void;
  /** Returns the stale texts: each is still on the page although the page has changed or removed its own text there. */
  frozen(): string[];
}

/**
 * Translates a page as a browser does, but does not change the words: each text is put into `font` elements, and the
 * page gets no notice. The function uses nothing outside itself, so that its source can be sent to a browser.
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

/**
 * Returns a script for a page. The script translates the page, and all texts that are added later. `frozen()` returns
 * the stale texts.
 */
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
