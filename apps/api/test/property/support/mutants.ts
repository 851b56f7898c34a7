import { SCOPES_OF } from '@chatelaine/shared';
import { RULES } from './model.ts';

/** Rules of the product in whose place something else stands: what would be if a check were missing. */
export interface Mutant {
  name: string;
  exports: Partial<typeof RULES>;
  /** What the test says of it. */
  says: RegExp;
}

/**
 * A fault is looked for in so many sequences. Of 10,000, 13 % find the first, 4.1 % the second, 2.2 % the third: it takes
 * 8, 24 and 46 on average. That all of them miss the third has a chance of 0.978^1,000, once in four billion runs.
 */
export const ENOUGH = 1_000;

/** Three faults that both plays must find. Each takes the place of one rule. */
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
