/** The texts of the element: its label, the link to an open window, and the link that opens a window. */
export type Texts = readonly [label: string, opened: string, blocked: string];

/** The languages of the element. On a page in another language it uses English. No text mentions the client. */
export const texts: Partial<Record<string, Texts>> & { en: Texts } = {
  en: ['Connect WhatsApp', 'Continue in the window that opened.', 'Open the window'],
  de: ['WhatsApp verbinden', 'Weiter im geöffneten Fenster.', 'Fenster öffnen'],
  pt: ['Conectar WhatsApp', 'Continue na janela aberta.', 'Abrir a janela'],
};
