import type { Check } from './check.ts';
import { checkExamples } from './docs/examples.ts';
import { checkFirstScreen } from './docs/first-screen.ts';
import { checkLinks } from './docs/links.ts';
import { checkThreats } from './docs/threats.ts';
import { checkTraces } from './docs/traces.ts';

/**
 * Checks that the documents are true: the README's first screen, every link and every example. Also checks that every
 * threat has a test, and that no document has a trace of a machine.
 */
export const docs: Check = {
  name: 'docs',
  run(root) {
    const findings = [
      checkFirstScreen(root),
      checkLinks(root),
      checkExamples(root),
      checkThreats(root),
      checkTraces(root),
    ];
    return {
      figures: findings.map(({ figures }) => figures).join(', '),
      offences: findings.flatMap(({ offences }) => offences),
    };
  },
};
