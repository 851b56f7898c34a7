// The language of this build. The build replaces English by another language here. The texts are exports and not
// properties, so that a page contains only the texts that it shows, and no names of texts.
export * from './en.ts';
