/** What the element says: its label, the link when there is a window, the link when there is none or none any more. */
export type Texts = readonly [label: string, opened: string, blocked: string];

/** The languages of the element. In a page of any other language it uses English. No text mentions the client. */
export const texts: Partial<Record<string, Texts>> & { en: Texts } = {
  en: ['Connect WhatsApp', 'Continue in the window that opened.', 'Open the window'],
  de: ['WhatsApp verbinden', 'Weiter im geöffneten Fenster.', 'Fenster öffnen'],
  pt: ['Conectar WhatsApp', 'Continue na janela aberta.', 'Abrir a janela'],
};
