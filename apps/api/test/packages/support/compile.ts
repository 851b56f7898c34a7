import path from 'node:path';
import type { Project } from './project.ts';
import { runToEnd } from './run.ts';

/** The compilers that strangers have. */
export const COMPILERS = ['7', '6', '5.5'] as const;
export type Compiler = (typeof COMPILERS)[number];

const STRICT = {
  strict: true,
  skipLibCheck: false,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  target: 'es2022',
  lib: ['es2022'],
  types: [],
  noEmit: true,
};

/** How modules are found. */
export const RESOLUTIONS = {
  nodenext: { module: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
  node10: { module: 'commonjs', moduleResolution: 'node10' },
};

export const NODENEXT: object = RESOLUTIONS.nodenext;
/** For what runs in a page. */
export const DOM: object = { lib: ['es2022', 'dom', 'dom.iterable'], jsx: 'react-jsx' };
/** The compiler's own `lib.dom.d.ts` is checked once; again and again it costs more than all of ours. */
export const DOM_AS_IT_IS: object = { skipDefaultLibCheck: true };

/** What came of it: what is wrong, or an empty text; and where the files are. */
export interface Compiled {
  wrong: string;
  folder: string;
}

/** Compiles files, strictly, in a folder of their own in the project. */
export async function compile(
  project: Project,
  compiler: Compiler,
  { files, options }: { files: Record<string, string>; options: object },
): Promise<Compiled> {
  const config = JSON.stringify({ compilerOptions: { ...STRICT, ...options }, include: ['.'] });
  const folder = await project.write(`compiled-${++count}`, { ...files, 'tsconfig.json': config });
  const tsc = path.join(project.folder, `node_modules/typescript-${compiler}/bin/tsc`);
  const { code, stdout, stderr } = await runToEnd(
    { cwd: folder },
    process.execPath,
    tsc,
    '-p',
    '.',
    '--pretty',
    'false',
  );
  return { wrong: code === 0 ? '' : `${stdout}${stderr}`, folder };
}

let count = 0;
