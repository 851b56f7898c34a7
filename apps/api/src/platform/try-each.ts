/** One of several steps that do not depend on each other. */
export interface Step {
  /** Names the step in the log. */
  id: string;
  run(): Promise<unknown>;
}

/** The errors of some of several steps. */
export class SomeFailed extends Error {
  override readonly name = 'SomeFailed';
  readonly failures: readonly { id: string; error: unknown }[];

  constructor(failures: SomeFailed['failures']) {
    super(`failed: ${failures.map(({ id }) => id).join(', ')}`, { cause: failures[0]?.error });
    this.failures = failures;
  }
}

/**
 * Runs steps one after another. A step that fails does not stop the steps after it.
 *
 * @throws {SomeFailed} after the last step, when steps have failed.
 */
export async function tryEach(steps: readonly Step[]): Promise<void> {
  const failures: { id: string; error: unknown }[] = [];
  for (const { id, run } of steps) {
    try {
      await run();
    } catch (error) {
      failures.push({ id, error });
    }
  }
  if (failures.length > 0) throw new SomeFailed(failures);
}
