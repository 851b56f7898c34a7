/**
 * The ways in which a browser's translation changes a text of a page. `replaced`: the translation puts a text of its
 * own into the page and drops our text, as Google's translation does. `kept`: the translation keeps our text outside
 * the page. `wrapped`: the translation wraps our text in elements. `twice`: the translation uses more nested elements.
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
  /**
   * Returns the stale texts. A stale text is still on the page, although the page has changed or removed the text that
   * the translation replaced or wrapped.
   */
  frozen(): string[];
}

/**
 * Translates a page as a browser does, but does not change the words: the function puts each text into `font` elements,
 * and the page gets no notice. The function uses nothing outside itself, so that a test can send the function's source
 * to a browser.
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
 * Returns a script that a test runs in a page. The script translates the page, and all texts that the page adds later.
 * The function `frozen()` of the script returns the stale texts.
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
