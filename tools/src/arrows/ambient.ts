import { type ESTree, Visitor } from 'vite';
import type { Source } from '../source.ts';

/** A value that a file reads from its environment instead of getting it as an argument. */
export interface Ambient {
  what: 'process.env' | 'Date.now' | 'Math.random' | 'new Date()';
  line: number;
}

/** Finds the lines that read environment variables, the machine's clock or its random numbers. */
export function collectAmbient(source: Source): Ambient[] {
  const found: Ambient[] = [];
  const add = (node: { start: number }, what: Ambient['what']) => found.push({ what, line: source.lineAt(node.start) });
  new Visitor({
    MemberExpression(node) {
      const name = `${lastNameOf(node.object)}.${propertyOf(node)}`;
      if (name === 'process.env' || name === 'Date.now' || name === 'Math.random') add(node, name);
    },
    VariableDeclarator(node) {
      // This finds `const { env } = process`.
      const isProcess = node.init?.type === 'Identifier' && node.init.name === 'process';
      if (isProcess && node.id.type === 'ObjectPattern' && node.id.properties.some(isEnv)) add(node, 'process.env');
    },
    ImportDeclaration(node) {
      const isProcess = /^(node:)?process$/.test(node.source.value);
      if (isProcess && node.specifiers.some(importsEnv)) add(node, 'process.env');
    },
    NewExpression(node) {
      const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date';
      if (isDate && node.arguments.length === 0) add(node, 'new Date()');
    },
  }).visit(source.program);
  return found;
}

/** Returns the last name of an expression: `process` for `process` and for `globalThis.process`. */
function lastNameOf(node: ESTree.Expression): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? propertyOf(node) : '';
}

function propertyOf(node: ESTree.MemberExpression): string {
  if (node.property.type === 'Literal') return String(node.property.value);
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : '';
}

function isEnv(property: ESTree.BindingProperty | ESTree.BindingRestElement): boolean {
  return property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'env';
}

function importsEnv(specifier: ESTree.ImportDeclarationSpecifier): boolean {
  if (specifier.type !== 'ImportSpecifier') return false;
  return specifier.imported.type === 'Identifier' && specifier.imported.name === 'env';
}
