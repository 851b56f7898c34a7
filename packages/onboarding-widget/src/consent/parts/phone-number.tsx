import { phoneNumberGroups } from '../phone-number.rule.ts';

/**
 * Shows a number in groups of digits. The gaps are margins, so the number is read, searched and copied in one piece.
 */
export function PhoneNumber({ value }: { value: string }) {
  return (
    <span class="phone-number">
      {phoneNumberGroups(value).map((digits, index) => (
        <span key={index}>{digits}</span>
      ))}
    </span>
  );
}
