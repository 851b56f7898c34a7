import { repositoryFiles } from '../../scripts/repository-files.mjs';

/** Lists the TypeScript files in every workspace's `src` that git tracks or would track. */
export function sourceFiles(root: string): string[] {
  return repositoryFiles(root).filter((file) => /^(apps|packages|examples)\/[^/]+\/src\/.*\.tsx?$/.test(file));
}

/** Whether a file is a test. The rules for published code do not apply to tests. */
export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
