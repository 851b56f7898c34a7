import { expect, test } from 'vitest';
import { passwordWeakness } from './weak-password.ts';

const OWNER = {
  names: ['Büro Nord', 'Harbour Bakery'],
  email: 'buero.nord@harbour-bakery.example',
  host: 'keys.chatelaine.example',
};

test.each([
  'password1234',
  'PASSWORD2026!',
  'P@ssw0rd1234',
  'pa55w0rd!!!!',
  'passwordpassword',
  'Pass word 1234',
  '1234567890123',
  '098765432109',
  'qwertyuiop12',
  'QWERTZUIOPASDF',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'abcdefghijkl',
  'aaaaaaaaaaaa',
  'abababababab',
  '            ',
  '!!!!????....',
  'iloveyou2026',
  'administrator',
  'Liverpool1892!',
  'flamengo20262026',
  'willkommen123',
  '2026-11-29 10:00',
  'chatelaine123',
  'Chatelaine2026',
  'passwordabc123',
  'abc123password',
  'password1password2',
  'trustno1trustno1',
  'abcd1234abcd1234',
  'abc123xyz789',
])('%j is what many people choose', (password) => {
  expect(passwordWeakness(password, OWNER)).toBe('common');
});

test.each([
  'buero.nord@harbour-bakery.example',
  'Buero.Nord@Harbour-Bakery.example1',
  'harbour-bakery',
  'HarbourBakery2026!',
  'H4rbourB4kery',
  'bakeryharbour1',
  'büronord123456',
  'chatelaine-nord',
  'yrekabruobrah2026',
  'droN-oreuB 77',
])('%j is little more than the name or the address', (password) => {
  expect(passwordWeakness(password, OWNER)).toBe('own');
});

test.each([
  'correct horse battery',
  'long enough for us',
  'A password of buero.nord@harbour-bakery.example',
  'kT9-vLq2xW0m',
  'dragon in the bakery',
  'monkey-river-lamp',
  'dragon77 tiger12',
  'abcissa on the xyz axis',
  'lamp lamp lamp lamp',
  '用户密码安全测试长一点吧好',
  'brötchen um halb sieben',
])('%j is not guessed first', (password) => {
  expect(passwordWeakness(password, OWNER)).toBe(null);
});
