/** Reads an environment variable. Some runtimes have no `process`, and some forbid programs to read the environment. */
export function readEnv(name: string): string | undefined {
  return globalThis.process?.env?.[name];
}
