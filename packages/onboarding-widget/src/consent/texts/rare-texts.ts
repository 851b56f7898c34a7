// The texts for the rare screens, which load late. They are the texts of texts.ts. The build includes the language a
// second time through this file, so that the texts that only the rare screens use load together with these screens.
export * from './en.ts';
