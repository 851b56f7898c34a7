import type { ConnectOptions } from '../connect/types.ts';
import { texts } from '../element/texts.ts';

type Rest<P> = Omit<P, keyof ConnectOptions>;

/** Takes the options of `connect` out of a button's properties. */
export function splitProps<P extends ConnectOptions>(props: P): [ConnectOptions, Rest<P>] {
  const { url, partnerId, baseUrl, number, redirectUrl, locale, mode, onEvent, ...rest } = props;
  return [{ url, partnerId, baseUrl, number, redirectUrl, locale, mode, onEvent }, rest];
}

// The look of the element's button, for the buttons of React and Preact. A style object needs no style sheet and no
// exception in the page's CSP.
const LOOK = {
  font: 'inherit',
  padding: '.7em 1em',
  border: 0,
  borderRadius: '.5em',
  background: 'var(--chatelaine-background,#060)',
  color: 'var(--chatelaine-color,#fff)',
};

/** The properties of a framework's button that change its look and its text. */
interface Given {
  className?: unknown;
  class?: unknown;
  style?: unknown;
  children?: unknown;
}

/**
 * Gives a button the look and the text of the element's button. A class replaces the look, a style object is merged over
 * it, and children replace the text.
 */
export function defaultsFor(given: Given, { locale = '' }: ConnectOptions) {
  const { className, class: classes, style, children = (texts[locale.slice(0, 2)] ?? texts.en)[0] } = given;
  const isOwn = className !== undefined || classes !== undefined || typeof style === 'string';
  return { ...(!isOwn && { style: { ...LOOK, ...(style as object | undefined) } }), children };
}
