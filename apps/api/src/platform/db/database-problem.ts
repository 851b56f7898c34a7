/** Says why a server cannot start on its database: sentences for the operator, without a secret in them. */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem';

  /** @param setting the setting of the operator that causes it. */
  constructor(setting: string, sentences: readonly string[]) {
    super(sentences.map((sentence) => `${setting}: ${sentence}`).join('\n'));
  }
}
