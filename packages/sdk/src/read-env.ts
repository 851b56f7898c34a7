/** Reads a variable: not every runtime has a process, and not every process may read its environment. */
export function readEnv(name: string): string | undefined {
  return globalThis.process?.env?.[name];
}
