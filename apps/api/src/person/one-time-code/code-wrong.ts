import { Refusal } from '../../platform/refusal.ts';

/** One sentence for every wrong code, whatever is wrong with it; only our log says more. */
export const codeWrong = (detail: string): Refusal => new Refusal('code_wrong', detail);
