import { Refusal, type RefusalExtras } from '../../platform/refusal.ts';

/** One sentence for every wrong code, whatever is wrong with it; only our log says more. */
export const codeWrong = (detail: string, extras: RefusalExtras = {}): Refusal =>
  new Refusal('code_wrong', detail, extras);
