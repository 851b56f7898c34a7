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

/** The compilers of a project, each started when it is first used. */
export interface Compilers extends AsyncDisposable {
  /** Compiles files, strictly, in a folder of their own in the project. */
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
