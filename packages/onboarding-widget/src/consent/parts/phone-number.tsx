import { phoneNumberGroups } from '../phone-number.rule.ts';

/** A number in groups for the eye. The gaps are margins: it is read, searched and copied in one piece. */
export function PhoneNumber({ value }: { value: string }) {
  return (
    <span class="phone-number">
      {phoneNumberGroups(value).map((digits, index) => (
        <span key={index}>{digits}</span>
      ))}
    </span>
  );
}
