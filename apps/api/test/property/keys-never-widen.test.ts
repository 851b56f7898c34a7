import { expect, test } from 'vitest';
import { type Broken, play } from './support/play.ts';
import { randomSequences, type Sequence } from './support/sequences.ts';
import { type Mutant, openStage } from './support/stage.ts';

const SEED = Math.floor(Math.random() * 2 ** 31);
const LANES = 4;

test('ten thousand random sequences give no key more than it had, nor a longer life, without a code; and with one never more than its editor may', {
  timeout: 900_000,
}, async () => {
  console.log(`keys never widen: seed ${SEED}`);

  const broken = await playAll(randomSequences(SEED, 10_000));

  expect(broken.slice(0, 5), `seed ${SEED}`).toEqual([]);
});

const MUTANTS: (Mutant & { says: RegExp })[] = [
  {
    name: 'nobody asks whether a change widens',
    module: '../../../src/api-key/widens.ts',
    exports: { widens: () => false },
    says: /without a code/,
  },
  {
    name: 'nobody asks what the editor may give',
    module: '../../../src/api-key/grantable-scopes.ts',
    exports: { requireGrantable: () => {} },
    says: /a member gave settings/,
  },
  {
    name: 'an overlap is counted from now, whatever was planned',
    module: '../../../src/api-key/api-key.rule.ts',
    exports: { overlapEnd: (_key: unknown, _secret: unknown, ms: number, now: Date) => new Date(now.getTime() + ms) },
    says: /life of a secret/,
  },
];

test.each(MUTANTS)('control: $name, and the same test finds it', { timeout: 120_000 }, async ({ says, ...mutant }) => {
  const broken = await playAll(randomSequences(SEED, 400), mutant);

  expect(broken.map(({ what }) => what).join('\n'), `seed ${SEED}`).toMatch(says);
});

/** Each lane has a house, a database and a clock of its own, so a seed always plays the same. */
async function playAll(sequences: readonly Sequence[], mutant?: Mutant): Promise<(Broken & { sequence: Sequence })[]> {
  const lanes = Array.from({ length: LANES }, (_, lane) => sequences.filter((_, at) => at % LANES === lane));
  const broken: (Broken & { sequence: Sequence })[] = [];
  const stages = [];
  // One after the other: the modules are loaded anew for each.
  for (const lane of lanes) stages.push({ lane, stage: await openStage(mutant) });
  await Promise.all(
    stages.map(async ({ lane, stage }) => {
      await using open = stage;
      for (const sequence of lane) {
        for (const each of await play(open, sequence)) broken.push({ ...each, sequence });
      }
    }),
  );
  return broken;
}
