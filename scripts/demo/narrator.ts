import { styleText } from 'node:util';
import { NotAsTold, Unplayable, withoutSecrets } from './expect.ts';

/** Runs one step and prints its title and its proofs. Returns the values that later steps need. */
export type Tell = <T>(title: string, act: (prove: (proof: string) => void) => Promise<T>) => Promise<T>;

/** Starts a demo. Its steps are numbered in the order in which they run. */
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

/** Describes the unexpected result in a few words, without a full stop. */
export function reasonOf(error: unknown): string {
  if (error instanceof NotAsTold) return error.message;
  // The error is an unexpected refusal, or it reports an answer with an unexpected shape. Keys are the only secrets
  // that its message can contain, so keys are shortened.
  const message = withoutSecrets(error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
  const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
  return `what came is "${message}"${code}`;
}
