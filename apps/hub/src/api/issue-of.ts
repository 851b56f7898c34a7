import type { Failure } from './failure.ts';

/** Finds what is wrong with one field; null when the failure is about something else. */
export const issueOf = (failure: Failure | null, field: string): string | null =>
  failure?.issues.find(({ path }) => path === field)?.message ?? null;
