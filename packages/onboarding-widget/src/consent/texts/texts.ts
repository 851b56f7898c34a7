// The language of this build: the build puts another one in the place of English. Names are exports and not properties,
// so that a page carries the texts that it shows, and nothing of their names.
export * from './en.ts';
