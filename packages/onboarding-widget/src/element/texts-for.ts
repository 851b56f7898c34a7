import { type Texts, texts } from './texts.ts';

/** The texts in the language that an element asks for, or that its page is in. */
export function textsFor(element: Element): Texts {
  const language = element.getAttribute('locale') || document.documentElement.lang;
  return texts[language.slice(0, 2)] ?? texts.en;
}
