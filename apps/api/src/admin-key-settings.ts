import { ENVIRONMENTS, type NewKey, type Scope } from '@chatelaine/shared';
import { instant, labelText } from '@chatelaine/shared/schema';
import { type Command, Option } from 'commander';
import * as z from 'zod';
import { readWith } from './admin-options.ts';

/** The settings of a key as the operator typed them, without name and scopes. */
export interface TypedSettings {
  expires?: string | undefined;
  perMinute?: number | undefined;
  perMonth?: number | undefined;
  address?: string[] | undefined;
  team?: string | undefined;
  application?: string | undefined;
  environment?: (typeof ENVIRONMENTS)[number] | undefined;
}

const LIMIT = 'A whole number, 1 to 1000000000.';
const readLimit = readWith(
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/, LIMIT)
    .transform(Number)
    .refine((calls) => calls <= 1_000_000_000, LIMIT),
);
const readLabel = readWith(labelText);

/** Makes the options that every kind of key has: expiry, limits, allowed addresses, labels. */
export const settingOptions = (): Option[] => [
  new Option('--expires <instant>', 'when it ends, e.g. 2027-06-30T00:00:00Z; never without it').argParser(
    readWith(instant),
  ),
  new Option('--per-minute <calls>', 'most calls in a clock minute').argParser(readLimit),
  new Option('--per-month <calls>', 'most calls in a calendar month').argParser(readLimit),
  new Option('--address <address...>', 'the only addresses or networks (CIDR) from which it works'),
  new Option('--team <label>', 'a label').argParser(readLabel),
  new Option('--application <label>', 'a label').argParser(readLabel),
  new Option('--environment <label>', 'a label').choices(ENVIRONMENTS),
];

/** Adds the options of {@link settingOptions} to a command. */
export function addSettingOptions<C extends Command>(command: C): C {
  for (const option of settingOptions()) command.addOption(option);
  return command;
}

/**
 * Converts the settings that the operator typed into the input for a new key. Settings that the operator did not type
 * are left out of the input.
 */
export function typedSettings(typed: TypedSettings): Omit<NewKey<Scope>, 'name' | 'scopes' | 'like'> {
  const { expires, perMinute, perMonth, address, team, application, environment } = typed;
  return {
    ...(expires !== undefined && { expiresAt: expires }),
    ...((perMinute !== undefined || perMonth !== undefined) && { limits: { perMinute, perMonth } }),
    ...(address !== undefined && { allowedAddresses: address }),
    ...(team !== undefined && { team }),
    ...(application !== undefined && { application }),
    ...(environment !== undefined && { environment }),
  };
}
