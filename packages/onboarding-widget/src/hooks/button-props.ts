import type { ConnectOptions } from '../connect/types.ts';
import { MARK } from '../element/mark.ts';
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
  fontWeight: 600,
  padding: '.7em 1em',
  border: 0,
  borderRadius: '.5em',
  background: '#0a6b47',
  color: '#fff',
};
const MARK_LOOK = { width: 16, height: 16, marginRight: '.5em', verticalAlign: -2, fill: 'currentColor' };

/** The properties of a framework's button that change its look and its text. */
interface Given {
  className?: unknown;
  class?: unknown;
  style?: unknown;
  children?: unknown;
}

/** The function of a framework that makes an element. */
type CreateElement<E> = (tag: string, properties: object, ...children: E[]) => E;

/**
 * Gives a button the look, the mark and the text of the element's button. A class replaces look and mark, a style object
 * is merged over the look, and children replace the text. Returns the properties, and the children one by one.
 */
export function defaultsFor<E>(
  given: Given,
  { locale = '' }: ConnectOptions,
  createElement: CreateElement<E>,
): [properties: { style?: object }, ...children: unknown[]] {
  const { className, class: classes, style, children = (texts[locale.slice(0, 2)] ?? texts.en)[0] } = given;
  if (className !== undefined || classes !== undefined || typeof style === 'string') return [{}, children];
  const path = createElement('path', { d: MARK });
  const mark = createElement('svg', { viewBox: '0 0 16 16', 'aria-hidden': true, style: MARK_LOOK }, path);
  return [{ style: { ...LOOK, ...(style as object | undefined) } }, mark, children];
}
