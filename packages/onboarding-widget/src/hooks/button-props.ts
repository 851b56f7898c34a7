import type { ConnectOptions } from '../connect/types.ts';
import { texts } from '../element/texts.ts';

type Rest<P> = Omit<P, keyof ConnectOptions>;

/** Takes the options of `connect` out of a button's properties. */
export function splitProps<P extends ConnectOptions>(props: P): [ConnectOptions, Rest<P>] {
  const { url, partnerId, baseUrl, number, redirectUrl, locale, mode, onEvent, ...rest } = props;
  return [{ url, partnerId, baseUrl, number, redirectUrl, locale, mode, onEvent }, rest];
}

// The element's own look. Through the style object it needs no style sheet, and no permission of the page's policy.
const LOOK = {
  font: 'inherit',
  padding: '.7em 1em',
  border: 0,
  borderRadius: '.5em',
  background: 'var(--chatelaine-background,#060)',
  color: 'var(--chatelaine-color,#fff)',
};

/** What a button of a framework may say of its look and its text. */
interface Given {
  className?: unknown;
  class?: unknown;
  style?: unknown;
  children?: unknown;
}

/**
 * The look and the text of the element's button, where a button says nothing else: a class takes the look's place, a style
 * object is laid over it, children take the text's place.
 */
export function defaultsFor(given: Given, { locale = '' }: ConnectOptions) {
  const { className, class: classes, style, children = (texts[locale.slice(0, 2)] ?? texts.en)[0] } = given;
  const isOwn = className !== undefined || classes !== undefined || typeof style === 'string';
  return { ...(!isOwn && { style: { ...LOOK, ...(style as object | undefined) } }), children };
}
