import { type ESTree, Visitor } from 'vite';
import { readSource, type Source } from '../source.ts';
import { type Ambient, collectAmbient } from './ambient.ts';
import type { ImportSite } from './arrow.ts';

/** The facts about one file that the rules need. */
export interface Module {
  path: string;
  imports: ImportSite[];
  ambient: Ambient[];
}

/** The specifier of an import whose target is computed at run time. */
export const COMPUTED = '(computed)';

/** Reads the imports of a file, and finds where the file reads the environment, the clock or random numbers. */
export function readModule(root: string, path: string): Module {
  const source = readSource(root, path);
  return { path, imports: importSites(source), ambient: collectAmbient(source) };
}

/** Returns every import of a parsed file, in the order of the file. */
export function importSites(source: Source): ImportSite[] {
  const sites: ImportSite[] = [];
  const add = (at: { start: number }, specifier: string, isTypeOnly: boolean, names: string[]) =>
    sites.push({ line: source.lineAt(at.start), specifier, isTypeOnly, names });
  new Visitor({
    ImportDeclaration: (node) =>
      add(node, node.source.value, node.importKind === 'type', node.specifiers.map(importedName)),
    ExportNamedDeclaration(node) {
      const names = node.specifiers.map((one) => nameOf(one.local));
      if (node.source) add(node, node.source.value, node.exportKind === 'type', names);
    },
    ExportAllDeclaration: (node) => add(node, node.source.value, node.exportKind === 'type', ['*']),
    ImportExpression: (node) => add(node, literalText(node.source) ?? COMPUTED, false, ['*']),
    TSImportType: (node) => add(node, node.source.value, true, ['*']),
    CallExpression(node) {
      const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
      const [argument] = node.arguments;
      if (isRequire && argument) add(node, literalText(argument) ?? COMPUTED, false, ['*']);
    },
  }).visit(source.program);
  return sites;
}

function importedName(specifier: ESTree.ImportDeclarationSpecifier): string {
  if (specifier.type === 'ImportSpecifier') return nameOf(specifier.imported);
  return specifier.type === 'ImportDefaultSpecifier' ? 'default' : '*';
}

const nameOf = (name: ESTree.ModuleExportName): string => (name.type === 'Literal' ? name.value : name.name);

function literalText(node: ESTree.Expression | ESTree.SpreadElement): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
}
