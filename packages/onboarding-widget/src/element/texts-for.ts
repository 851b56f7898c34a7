import { type Texts, texts } from './texts.ts';

/** Returns the texts in the language that the element's `locale` names, or else in the language of the page. */
export function textsFor(element: Element): Texts {
  const language = element.getAttribute('locale') || document.documentElement.lang;
  return texts[language.slice(0, 2)] ?? texts.en;
}
