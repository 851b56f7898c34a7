/**
 * An error that says why a server cannot start on its database. Its sentences are for the operator and have no secret.
 */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem';

  /** @param setting the setting of the operator that causes the problem. */
  constructor(setting: string, sentences: readonly string[]) {
    super(sentences.map((sentence) => `${setting}: ${sentence}`).join('\n'));
  }
}
