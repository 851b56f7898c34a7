/** What the element says: its label, the link when there is a window, the link when there is none or none any more. */
export type Texts = readonly [label: string, opened: string, blocked: string];

/** The element's languages; English where a page speaks another. Nothing about the client is ever said. */
export const texts: Partial<Record<string, Texts>> & { en: Texts } = {
  en: ['Connect WhatsApp', 'Continue in the window that opened.', 'Open the window'],
  de: ['WhatsApp verbinden', 'Weiter im geöffneten Fenster.', 'Fenster öffnen'],
  pt: ['Conectar WhatsApp', 'Continue na janela aberta.', 'Abrir a janela'],
};
