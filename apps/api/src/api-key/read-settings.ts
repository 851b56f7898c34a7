import { type AskedKeySettings, isExpiryOver } from '@chatelaine/shared';
import { readAllowedAddresses } from '@chatelaine/shared/network';
import { Refusal } from '../platform/refusal.ts';

/**
 * Reads the settings that a caller asks for. Addresses become networks in CIDR.
 *
 * @throws {Refusal} `invalid_input` for a text that is neither an address nor a network.
 */
export function readSettings<T extends AskedKeySettings>(asked: T): T {
  if (asked.allowedAddresses == null) return asked;
  return { ...asked, allowedAddresses: readAddresses(asked.allowedAddresses) };
}

/** @throws {Refusal} `invalid_input` for an expiry in the past. */
export function requireFuture(expiresAt: Date | null, now: Date, message = 'Must be in the future.'): void {
  if (!isExpiryOver(expiresAt, now)) return;
  throw new Refusal('invalid_input', 'expiry in the past', { issues: [{ path: 'expiresAt', message }] });
}

function readAddresses(given: readonly string[]): string[] {
  const { networks, issues } = readAllowedAddresses(given);
  if (issues.length > 0) throw new Refusal('invalid_input', 'addresses', { issues });
  return networks;
}
