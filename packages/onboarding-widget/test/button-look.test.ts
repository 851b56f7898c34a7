import { ConnectButton } from '@chatelaine/onboarding-widget/react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { css } from '../src/element/css.ts';
import { defaultsFor } from '../src/hooks/button-props.ts';

const url = 'https://keys.example/permission?request=x';
const render = (props: Partial<Parameters<typeof ConnectButton>[0]>) =>
  renderToStaticMarkup(createElement(ConnectButton, { url, ...props }));

/** The pairs of property and value in the rule `button{font:inherit;…}`. */
const elementsLook = Object.fromEntries(
  (/button\{([^}]*)\}/.exec(css)?.[1] ?? '').split(';').map((rule): [string, string] => {
    const [name = '', value = ''] = rule.split(':');
    return [name.replace(/-./g, (at) => at.slice(1).toUpperCase()), value];
  }),
);

test("the button of a framework has the look of the element's, to the last property", () => {
  const { style } = defaultsFor({}, {});

  expect(Object.keys(elementsLook).length).toBeGreaterThan(4);
  expect(Object.fromEntries(Object.entries(style ?? {}).map(([name, value]) => [name, `${value}`]))).toEqual(
    elementsLook,
  );
});

test.each([
  ['nothing', {}, 'style="font:inherit;padding:.7em 1em', '>Connect WhatsApp<'],
  ['a language', { locale: 'de' }, 'var(--chatelaine-background,#060)', '>WhatsApp verbinden<'],
  ['a style', { style: { color: 'red' } }, ';color:red"', '>Connect WhatsApp<'],
  ['children', { children: 'Go' }, 'font:inherit', '>Go<'],
])('a button with %s is rendered so, also on a server', (_, props, look, text) => {
  const html = render(props);

  expect(html).toMatch(/^<button type="button" /);
  expect(html).toContain(look);
  expect(html).toContain(text);
});

test('a class takes the place of the look, and text of a style stays as it is', () => {
  expect(render({ className: 'mine' })).toBe('<button type="button" class="mine">Connect WhatsApp</button>');
  expect(defaultsFor({ class: 'mine', children: 'x' }, {})).toEqual({ children: 'x' });
  expect(defaultsFor({ style: 'color:red', children: 'x' }, {})).toEqual({ children: 'x' });
});
