import { emailText, nameText } from '@chatelaine/shared/schema';
import { type Command, InvalidArgumentError } from 'commander';
import * as z from 'zod';
import type { Identity } from './person/index.ts';
import type { Work } from './platform/work.ts';

/** The actor for the commands that the operator runs at the server's own terminal. */
export const OPERATOR = { kind: 'operator', id: 'operator', account: null } as const;

/** The services that the commands use. */
export interface AdminDeps {
  identity: Identity;
  beginWork(): Work;
}

/** Prints a command's result. */
export type Show = (made: unknown) => void;

/** Adds a group of commands. */
export type AddCommands = (program: Command, deps: AdminDeps, show: Show) => void;

/**
 * Makes a reader for the value of an option. The reader checks the value with a schema. It refuses a bad value with the
 * error messages of the schema.
 */
export function readWith<T>(schema: z.ZodType<T>) {
  return (text: string): T => {
    const parsed = schema.safeParse(text);
    if (!parsed.success) throw new InvalidArgumentError(parsed.error.issues.map(({ message }) => message).join(' '));
    return parsed.data;
  };
}

/**
 * Readers for the values of options. When a value is bad, its reader throws an error with a sentence for the operator.
 */
export const readName = readWith(nameText);
export const readEmail = readWith(emailText);
export const readNumber = readWith(z.string().regex(/^\+[1-9]\d{6,14}$/, 'E.164, e.g. +447700900123.'));
export const readScopes =
  <S extends string>(known: readonly [S, ...S[]]) =>
  (text: string): S[] =>
    readWith(z.array(z.enum(known)).min(1))(text.split(',') as never);
