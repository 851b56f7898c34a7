import { repositoryFiles } from '../../scripts/repository-files.mjs';

/** Lists the TypeScript of every workspace's `src` that git knows or would know. */
export function sourceFiles(root: string): string[] {
  return repositoryFiles(root).filter((file) => /^(apps|packages|examples)\/[^/]+\/src\/.*\.tsx?$/.test(file));
}

/** Whether a file is a test, and so outside the rules for what ships. */
export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
