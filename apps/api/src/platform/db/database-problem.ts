/** Says what keeps a server from starting on its database: sentences for the operator, without a secret in them. */
export class DatabaseProblem extends Error {
  override readonly name = 'DatabaseProblem';

  /** @param setting which setting of the operator's it is about. */
  constructor(setting: string, sentences: readonly string[]) {
    super(sentences.map((sentence) => `${setting}: ${sentence}`).join('\n'));
  }
}
