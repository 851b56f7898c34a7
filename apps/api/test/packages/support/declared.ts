import type { Project } from './project.ts';
import { PUBLISHED } from './published.ts';
import { run } from './run.ts';

/** What an entry's declarations promise: what can be imported, and each type with its number of parameters. */
export interface Declared {
  values: string[];
  types: [name: string, parameters: number][];
}

/** By entry, as `import` finds it and as `require` does. */
export interface DeclaredTwice {
  import: Record<string, Declared>;
  require: Record<string, Declared>;
}

/** Asks a compiler what the installed declarations promise. */
export async function readDeclared(project: Project): Promise<DeclaredTwice> {
  const lines = PUBLISHED.flatMap(({ entries }) => entries.map((entry, i) => `import * as e${i} from '${entry}';`));
  const text = lines.map((line, i) => line.replace(/e\d+/, `e${i}`)).join('\n');
  const cwd = await project.write('declared', { 'all.mts': text, 'all.cts': text });
  const printed = await run({ cwd }, process.execPath, '../programs/declared.mjs', 'all.mts', 'all.cts');
  const [imported, required]: [Record<string, Declared>, Record<string, Declared>] = JSON.parse(printed);
  return { import: imported, require: required };
}

/** A module that imports everything of these entries and uses every type of theirs. */
export function useAll(entries: string[], declared: Record<string, Declared>): string {
  const used = entries.map((entry, i) => {
    const types = declared[entry]?.types ?? [];
    // `any` satisfies whatever a type demands of its parameters.
    const named = types.map(
      ([name, count]) => `e${i}.${name}${count > 0 ? `<${Array(count).fill('any').join()}>` : ''}`,
    );
    return `import * as e${i} from '${entry}';\nexport type Types${i} = [${named.join(', ')}];\nexport const values${i}: object = e${i};`;
  });
  return `${used.join('\n')}\n`;
}
