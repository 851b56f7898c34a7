import type { Check } from './check.ts';
import { checkExamples } from './docs/examples.ts';
import { checkFirstScreen } from './docs/first-screen.ts';
import { checkLinks } from './docs/links.ts';
import { checkTraces } from './docs/traces.ts';

/** Says whether the documents are true: the README's first screen, every link, every example, no trace of a machine. */
export const docs: Check = {
  name: 'docs',
  run(root) {
    const findings = [checkFirstScreen(root), checkLinks(root), checkExamples(root), checkTraces(root)];
    return {
      figures: findings.map(({ figures }) => figures).join(', '),
      offences: findings.flatMap(({ offences }) => offences),
    };
  },
};
