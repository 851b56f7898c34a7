import { SCOPES_OF } from '@chatelaine/shared';
import { RULES } from './model.ts';

/** Replacements for rules of the product. A mutant shows what would happen without one check. */
export interface Mutant {
  name: string;
  exports: Partial<typeof RULES>;
  /** The pattern for the broken promise that a test must report when this mutant runs. */
  says: RegExp;
}

/**
 * The maximum number of sequences in a search for a fault. In a sample of 10,000 sequences, 13 % found the first fault,
 * 4.1 % the second and 2.2 % the third. So a search needs 8, 24 and 46 sequences on average. The probability that all
 * sequences miss the third fault is 0.978^1,000: once in four billion runs.
 */
export const ENOUGH = 1_000;

/**
 * Three faults that the test of the rules and the test of the use cases must both find. Each fault replaces one rule.
 */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'nobody asks whether a change widens',
    exports: { widens: () => false },
    says: /without a code/,
  },
  {
    name: 'nobody asks what the editor may give',
    exports: { grantableScopes: (_, kind) => [...SCOPES_OF[kind]] },
    says: /a member gave settings/,
  },
  {
    name: 'a key that was replaced gets another overlap',
    exports: {
      replacementOf(parts, from) {
        const planned = RULES.replacementOf(parts, from);
        if (!planned.isRevoked || from.overlapMs === 0) return planned;
        const end = { endsAt: new Date(from.now.getTime() + from.overlapMs), endedAt: null };
        return {
          isRevoked: false,
          isNews: false,
          ends: new Map([...planned.ends.keys()].map((secret) => [secret, end])),
        };
      },
    },
    says: /life of a secret/,
  },
];
