import { emailText, nameText } from '@chatelaine/shared/schema';
import { type Command, InvalidArgumentError } from 'commander';
import * as z from 'zod';
import type { Identity } from './person/index.ts';
import type { Work } from './platform/work.ts';

/** Who acts at the server's own terminal. */
export const OPERATOR = { kind: 'operator', id: 'operator', account: null } as const;

/** What the commands work on. */
export interface AdminDeps {
  identity: Identity;
  beginWork(): Work;
}

/** Where a command's result goes. */
export type Show = (made: unknown) => void;

/** Adds commands of one kind. */
export type AddCommands = (program: Command, deps: AdminDeps, show: Show) => void;

/** Reads what is typed after an option by a schema, whose sentences it says. */
export function readWith<T>(schema: z.ZodType<T>) {
  return (text: string): T => {
    const parsed = schema.safeParse(text);
    if (!parsed.success) throw new InvalidArgumentError(parsed.error.issues.map(({ message }) => message).join(' '));
    return parsed.data;
  };
}

/** Read what is typed after an option; each refuses with a sentence. */
export const readName = readWith(nameText);
export const readEmail = readWith(emailText);
export const readNumber = readWith(z.string().regex(/^\+[1-9]\d{6,14}$/, 'E.164, e.g. +447700900123.'));
export const readScopes =
  <S extends string>(known: readonly [S, ...S[]]) =>
  (text: string): S[] =>
    readWith(z.array(z.enum(known)).min(1))(text.split(',') as never);
