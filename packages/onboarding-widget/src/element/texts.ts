/** The texts of the element: its label, the link to an open window, and the link that opens a window. */
export type Texts = readonly [label: string, opened: string, blocked: string];

/** The languages of the element. On a page in another language it uses English. No text mentions the client. */
export const texts: Partial<Record<string, Texts>> & { en: Texts } = {
  en: ['Connect WhatsApp', 'Continue in the window that opened.', 'Open the window'],
  de: ['WhatsApp verbinden', 'Weiter im geöffneten Fenster.', 'Fenster öffnen'],
  pt: ['Conectar WhatsApp', 'Continue na janela aberta.', 'Abrir a janela'],
};

/** Returns the texts in the language that the element's `locale` names, or else in the language of the page. */
export function textsFor(element: Element): Texts {
  const language = element.getAttribute('locale') || document.documentElement.lang;
  return texts[language.slice(0, 2)] ?? texts.en;
}
