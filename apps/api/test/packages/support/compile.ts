import { type Compiler, startCompiler } from './compiler.ts';
import type { Project } from './project.ts';

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

/** The compiler options for each way to resolve modules. */
export const RESOLUTIONS = {
  nodenext: { module: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
  node10: { module: 'commonjs', moduleResolution: 'node10' },
};

export const NODENEXT: object = RESOLUTIONS.nodenext;
/** The compiler options for programs that run in a page. */
export const DOM: object = { lib: ['es2022', 'dom', 'dom.iterable'], jsx: 'react-jsx' };
/**
 * Skips the check of `lib.dom.d.ts`, a file of the compiler itself. A check of this file takes longer than the check of
 * all our files, so only one test checks it.
 */
export const DOM_AS_IT_IS: object = { skipDefaultLibCheck: true };

/** The result of a compilation. `wrong` is the text of the errors, or empty. `folder` contains the compiled files. */
export interface Compiled {
  wrong: string;
  folder: string;
}

/** The compilers of a project. Each compiler starts at its first use. */
export interface Compilers extends AsyncDisposable {
  /** Compiles files in strict mode, in a new folder of the project. */
  compile(name: Compiler, what: { files: Record<string, string>; options: object }): Promise<Compiled>;
}

export function openCompilers(project: Project): Compilers {
  const started = new Map<Compiler, ReturnType<typeof startCompiler>>();
  const compilerOf = (name: Compiler) => {
    const compiler = started.get(name) ?? startCompiler(project, name);
    started.set(name, compiler);
    return compiler;
  };
  let count = 0;
  return {
    async compile(name, { files, options }) {
      const config = JSON.stringify({ compilerOptions: { ...STRICT, ...options }, include: ['.'] });
      const folder = await project.write(`compiled-${++count}`, { ...files, 'tsconfig.json': config });
      return { wrong: await compilerOf(name).check(folder), folder };
    },
    async [Symbol.asyncDispose]() {
      for (const compiler of started.values()) await compiler[Symbol.asyncDispose]();
    },
  };
}
