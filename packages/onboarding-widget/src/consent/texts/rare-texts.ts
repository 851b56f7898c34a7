// The same texts for the screens that load late. The build includes the language a second time for these screens, so
// that the texts that only these screens use load together with them.
export * from './en.ts';
