import { expect, test } from 'vitest';
import { phoneNumberGroups } from './phone-number.rule.ts';

test.each([
  ['+4915112345678', '+49 151 1234 5678'],
  ['+493055570100', '+49 30 5557 0100'],
  ['+5511955550199', '+55 119 5555 0199'],
  ['+12125550123', '+1 212 555 0123'],
  ['+447700900101', '+44 7700 900101'],
  ['+442079460958', '+44 20 7946 0958'],
  ['+351912345678', '+351 91234 5678'],
  ['+79161234567', '+7 916 123 4567'],
  ['+4912', '+49 12'],
  ['+1', '+1'],
])('%s is shown as %s', (phoneNumber, expected) => {
  expect(phoneNumberGroups(phoneNumber).join(' ')).toBe(expected);
});

test('the groups together are the number', () => {
  expect(phoneNumberGroups('+493055570100').join('')).toBe('+493055570100');
});
