import type { Failure } from '../api/failure.ts';

/** Says a conflict in the words of this act and in the person's language. Other failures stay as they are. */
export const withConflict = (failure: Failure, sentence: string): Failure =>
  failure.code === 'conflict' ? { ...failure, sentence } : failure;
