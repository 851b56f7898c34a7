// ITU-T E.164: calling codes are prefix-free. 1 and 7 have one digit, these codes have two, and all other codes three.
const TWO_DIGIT_CODES = /^\+(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** Splits an E.164 number into its calling code and groups of digits. The groups are easy to compare for people. */
export function phoneNumberGroups(phoneNumber: string): string[] {
  const codeLength = /^\+[17]/.test(phoneNumber) ? 2 : TWO_DIGIT_CODES.test(phoneNumber) ? 3 : 4;
  const rest = phoneNumber.slice(codeLength);
  // British mobile numbers are written in groups of 4 + 6 digits.
  if (/^\+447\d{9}$/.test(phoneNumber)) return ['+44', rest.slice(0, 4), rest.slice(4)];
  // The two zones with a code of one digit, North America and Russia, write groups of 3 + 3 + 4 digits.
  const groups = codeLength === 2 ? [rest.slice(0, -7), rest.slice(-7, -4), rest.slice(-4)] : foursOf(rest);
  return [phoneNumber.slice(0, codeLength), ...groups].filter((group) => group !== '');
}

/** Splits digits into groups of four from the right: 151 1234 5678. */
function foursOf(digits: string): string[] {
  return digits.length <= 5 ? [digits] : [...foursOf(digits.slice(0, -4)), digits.slice(-4)];
}
