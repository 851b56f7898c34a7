import { Refusal, type RefusalExtras } from '../../platform/refusal.ts';

/**
 * The refusal of a wrong code. Its sentence is always the same, whatever is wrong with the code, and only our log says
 * more.
 */
export const codeWrong = (detail: string, extras: RefusalExtras = {}): Refusal =>
  new Refusal('code_wrong', detail, extras);
