// The same texts for the screens that load late. The build reads the language once more for them, so that what only they
// say comes with them.
export * from './en.ts';
