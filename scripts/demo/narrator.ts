import { styleText } from 'node:util';
import { NotAsTold, Unplayable, withoutSecrets } from './expect.ts';

/** Tells one step: does it, and prints it with what it proved. Gives what later steps need. */
export type Tell = <T>(title: string, act: (prove: (proof: string) => void) => Promise<T>) => Promise<T>;

/** Begins a story; its steps are numbered in the order in which they are told. */
export function createNarrator(): Tell {
  let step = 0;
  return async (title, act) => {
    step += 1;
    const number = String(step).padEnd(2);
    const proofs: string[] = [];
    try {
      const result = await act((proof) => proofs.push(proof));
      console.log(`${styleText('green', '✓')} ${number} ${title}`);
      for (const proof of proofs) console.log(styleText('dim', `     ${withoutSecrets(proof)}`));
      return result;
    } catch (error) {
      console.log(`${styleText('red', '✗')} ${number} ${title}`);
      throw new Unplayable(`Step ${step} is not as told: ${reasonOf(error)}.`);
    }
  };
}

/** Says in a few words what came instead, without a full stop. */
export function reasonOf(error: unknown): string {
  if (error instanceof NotAsTold) return error.message;
  // A refusal nobody expected, or an answer of another shape; its message names no secret once keys are taken out.
  const message = withoutSecrets(error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
  return `what came is "${message}"${code}`;
}
