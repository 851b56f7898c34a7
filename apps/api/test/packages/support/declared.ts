import type { Project } from './project.ts';
import { PUBLISHED } from './published.ts';
import { run } from './run.ts';

/**
 * What an entry of a package exports according to its declarations: the names of the values, and the name of each type
 * with the number of its type parameters.
 */
export interface Declared {
  values: string[];
  types: [name: string, parameters: number][];
}

/** The exports of each entry, once according to the declarations for `import` and once to those for `require`. */
export interface DeclaredTwice {
  import: Record<string, Declared>;
  require: Record<string, Declared>;
}

/** Reads with a TypeScript compiler what each entry of the installed packages exports according to its declarations. */
export async function readDeclared(project: Project): Promise<DeclaredTwice> {
  const lines = PUBLISHED.flatMap(({ entries }) => entries.map((entry, i) => `import * as e${i} from '${entry}';`));
  const text = lines.map((line, i) => line.replace(/e\d+/, `e${i}`)).join('\n');
  const cwd = await project.write('declared', { 'all.mts': text, 'all.cts': text });
  const printed = await run({ cwd }, process.execPath, '../programs/declared.mjs', 'all.mts', 'all.cts');
  const [imported, required]: [Record<string, Declared>, Record<string, Declared>] = JSON.parse(printed);
  return { import: imported, require: required };
}

/** Returns the text of a module that imports all values of these entries and uses all their types. */
export function useAll(entries: string[], declared: Record<string, Declared>): string {
  const used = entries.map((entry, i) => {
    const types = declared[entry]?.types ?? [];
    // `any` fulfils every constraint of a type parameter.
    const named = types.map(
      ([name, count]) => `e${i}.${name}${count > 0 ? `<${Array(count).fill('any').join()}>` : ''}`,
    );
    return `import * as e${i} from '${entry}';\nexport type Types${i} = [${named.join(', ')}];\nexport const values${i}: object = e${i};`;
  });
  return `${used.join('\n')}\n`;
}
