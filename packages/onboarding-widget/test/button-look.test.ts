import { ConnectButton } from '@chatelaine/onboarding-widget/react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { css } from '../src/element/css.ts';
import { MARK } from '../src/element/mark.ts';
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
  const [{ style }] = defaultsFor({}, {}, createElement);

  expect(Object.keys(elementsLook).length).toBeGreaterThan(4);
  expect(Object.fromEntries(Object.entries(style ?? {}).map(([name, value]) => [name, `${value}`]))).toEqual(
    elementsLook,
  );
});

test.each([
  ['nothing', {}, 'style="font:inherit;font-weight:600;padding:.7em 1em', '>Connect WhatsApp<'],
  ['a language', { locale: 'de' }, 'background:#0a6b47', '>WhatsApp verbinden<'],
  ['a style', { style: { color: 'red' } }, ';color:red"', '>Connect WhatsApp<'],
  ['children', { children: 'Go' }, 'font:inherit', '>Go<'],
])('a button with %s is rendered so, also on a server', (_, props, look, text) => {
  const html = render(props);

  expect(html).toMatch(/^<button type="button" /);
  expect(html).toContain(look);
  expect(html).toContain(text);
});

test('the mark is the same in the element and in the button of a framework', () => {
  expect(render({})).toContain(`<path d="${MARK}"></path></svg>Connect WhatsApp`);
  expect(render({ className: 'mine' })).not.toContain('svg');
});

test('a class takes the place of the look, and text of a style stays as it is', () => {
  expect(render({ className: 'mine' })).toBe('<button type="button" class="mine">Connect WhatsApp</button>');
  expect(defaultsFor({ class: 'mine', children: 'x' }, {}, createElement)).toEqual([{}, 'x']);
  expect(defaultsFor({ style: 'color:red', children: 'x' }, {}, createElement)).toEqual([{}, 'x']);
});
