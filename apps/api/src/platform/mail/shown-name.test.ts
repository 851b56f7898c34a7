import { expect, test } from 'vitest';
import { shownName } from './shown-name.ts';

test.each([
  ['https://evil.example/login?x=1', 'https[:]//evil[.]example/login?x=1'],
  ['Go to HTTP://203.0.113.9/x', 'Go to HTTP[:]//203.0.113.9/x'],
  ['www.evil.example', 'www[.]evil[.]example'],
  ['evil.co', 'evil[.]co'],
  ['a.b.evil.example', 'a.b[.]evil[.]example'],
  ['thief@evil.example', 'thief[@]evil[.]example'],
  ['mailto:thief@evil', 'mailto[:]thief[@]evil'],
  ['custom://evil', 'custom[:]//evil'],
  ['xn--vil-joa.xn--p1ai', 'xn--vil-joa[.]xn--p1ai'],
  ['пример.рф', 'пример[.]рф'],
  ['evil。example', 'evil[.]example'],
  ['evil.4you', 'evil[.]4you'],
  ['💩.la/login', '💩[.]la/login'],
  ['☃.com', '☃[.]com'],
  ['©.com', '©[.]com'],
  ['ⓔⓥⓘⓛ.ⓒⓞⓜ', 'ⓔⓥⓘⓛ[.]ⓒⓞⓜ'],
  ['a@💩.la', 'a[@]💩[.]la'],
  ['evil\u00ad.com', 'evil\u00ad[.]com'],
  ['evil.\u00adcom', 'evil[.]\u00adcom'],
  ['evil.c\u200dom', 'evil[.]c\u200dom'],
  ['evil\u2024com', 'evil[.]com'],
  ['evil)."x".com', 'evil)."x"[.]com'],
  ['skype:thief', 'skype[:]thief'],
  ['thief＠evil', 'thief[@]evil'],
  ['evil:8080', 'evil[:]8080'],
  ['two\r\nlines evil.example', 'two lines evil[.]example'],
])('%j is shown as %j: no mail program makes a link of it', (name, shown) => {
  expect(shownName(name)).toBe(shown);
  expect(shownName(shown)).toBe(shown);
});

test.each([
  'Prod server',
  'v1.2',
  'J.R.R. Bakery Inc.',
  'U.S.A.',
  'Note: 10:30',
  '24/7',
  '3.14',
  'e.g. this',
  'St. Mary',
  'v2.0',
  'Team @ home',
  'Wow...',
  'Till 3: red',
])('the name %j stays as it is', (name) => {
  expect(shownName(name)).toBe(name);
});
