/** The result of a check: the figures of its line, and one sentence for each place that breaks the rule. */
export interface Finding {
  figures: string;
  offences: string[];
}

/** One line of `npm run verify`. */
export interface Check {
  name: string;
  run(root: string): Finding | Promise<Finding>;
}

/** Runs a check, prints its line and its offences, and returns whether the check passed. */
export async function runCheck(check: Check, root: string): Promise<boolean> {
  const { figures, offences } = await findingOf(check, root);
  const verdict = offences.length === 0 ? 'ok' : 'failed';
  console.log(`${check.name.padEnd(14)}${figures.padEnd(74)}  ${verdict}`);
  for (const offence of offences) console.log(`  ${offence.replaceAll('\n', '\n  ')}`);
  return offences.length === 0;
}

async function findingOf(check: Check, root: string): Promise<Finding> {
  try {
    return await check.run(root);
  } catch (error) {
    // A check that throws has failed. The error is returned as an offence, so that the checks after this check still
    // run.
    return {
      figures: 'could not run',
      offences: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    };
  }
}
