// The check of rules: only one place of the code may decide what has ended, and when.
import { type ESTree, Visitor } from 'vite';
import type { Check, Finding } from './check.ts';
import { isTest, sourceFiles } from './repository.ts';
import { readSource, type Source } from './source.ts';

const NAMES = ['withdrawnAt', 'endsAt', 'endedAt', 'revokedAt', 'expiresAt'];
const IN_SQL =
  /\b\w*(?:withdrawn|ends|ended|revoked|expires)_at\b|"(?:withdrawn|ends|ended|revoked|expires)At"(?=\s*(?:[<>=]|is\b))/;
/** The files that may compare, store or show the instants at which something ends, such as `expiresAt`. */
const DECIDES = /\.(rule|sql|entity|view)\.ts$/;
const MIGRATIONS = 'apps/api/src/platform/db/migrations/';

/**
 * Names every place that compares `withdrawnAt`, `endsAt`, `endedAt`, `revokedAt` or `expiresAt`, filters by them, or
 * names their columns in a text. Rules, the same rules in SQL, entities and views may do this. Other code may write
 * such a value, pass it on, and compare it with `undefined`, which only asks whether an input has the field. The check
 * does not find a value that was given another name before. It ignores `expiresAt && …`, which shows an instant if
 * there is one.
 */
export const rules: Check = { name: 'rules', run: checkRules };

/** Checks the sources of the server and of the packages. */
export function checkRules(root: string): Finding {
  const files = sourceFiles(root).filter(isJudged);
  const offences = files.flatMap((file) => judgeSource(file, readSource(root, file)));
  if (files.length === 0) offences.push('no source file was read: there is nothing to check');
  return { figures: `${files.length} files compare no end of a key, a secret or a permission`, offences };
}

const isJudged = (file: string): boolean =>
  /^(apps\/api|packages\/[^/]+)\/src\//.test(file) &&
  !isTest(file) &&
  !DECIDES.test(file) &&
  !file.startsWith(MIGRATIONS);

/** Returns the offences of one file. */
export function judgeSource(file: string, source: Source): string[] {
  const found = new Map<number, string>();
  const add = ({ start }: { start: number }, what: string) => {
    const line = source.lineAt(start);
    if (!found.has(line))
      found.set(line, `${file}:${line} ${what}: this is for a *.rule.ts, or its twin in a *.sql.ts`);
  };
  new Visitor({
    Literal(node: ESTree.StringLiteral | { value: unknown; start: number }) {
      const [column] = (typeof node.value === 'string' && IN_SQL.exec(node.value)) || [];
      if (column !== undefined) add(node, `names the column ${column}`);
    },
    TemplateElement(node) {
      const text = node.value.raw;
      const match = IN_SQL.exec(text);
      if (match) add({ start: node.start + match.index }, `names the column ${match[0]}`);
    },
    BinaryExpression(node) {
      if (!COMPARES.test(node.operator) || isUndefined(node.left) || isUndefined(node.right)) return;
      const name = endIn(node.left) ?? endIn(node.right);
      if (name !== null) add(node, `compares ${name}`);
    },
    UnaryExpression(node) {
      const name = node.operator === '!' ? endIn(node.argument) : null;
      if (name !== null) add(node, `asks for ${name}`);
    },
    IfStatement(node) {
      const name = endIn(node.test);
      if (name !== null) add(node, `asks for ${name}`);
    },
    Property(node) {
      const name = keyOf(node);
      const filters = node.value.type === 'ObjectExpression' && node.value.properties.some(isOperator);
      if (NAMES.includes(name) && filters) add(node, `filters by ${name}`);
    },
    CallExpression(node) {
      const { callee } = node;
      const [, filter] = node.arguments;
      if (callee.type !== 'MemberExpression' || !FILTERS.has(nameOf(callee.property)) || !filter) return;
      for (const property of propertiesOf(filter))
        if (NAMES.includes(keyOf(property))) add(property, `filters by ${keyOf(property)}`);
    },
  }).visit(source.program);
  return [...found.values()];
}

const COMPARES = /^(?:[=!]==?|[<>]=?)$/;
/** The ORM's calls that take an entity and a filter. */
const FILTERS = new Set(['find', 'findOne', 'findOneOrFail', 'findAndCount', 'count', 'nativeUpdate', 'nativeDelete']);
const SNAKE = /^\w*(?:withdrawn|ends|ended|revoked|expires)_at$/;

const nameOf = (node: { type: string; name?: unknown; value?: unknown }): string =>
  String((node.type === 'Literal' ? node.value : node.name) ?? '');
const keyOf = (node: ESTree.ObjectPropertyKind | ESTree.BindingProperty | { type: string }): string =>
  'key' in node ? nameOf(node.key) : '';
const isOperator = (node: ESTree.ObjectPropertyKind): boolean => keyOf(node).startsWith('$');
const isUndefined = (node: { type: string }): boolean => node.type === 'Identifier' && nameOf(node) === 'undefined';

/**
 * Returns the name of the field with an end that an expression reads, such as `expiresAt` for `key.expiresAt` or
 * `expiresAt.getTime()`, and `expires_at` for `new Date(row.expires_at)`. Returns null for other expressions.
 */
function endIn(node: ESTree.Expression | ESTree.PrivateIdentifier | ESTree.SpreadElement): string | null {
  if (node.type === 'Identifier') return isEnd(node.name) ? node.name : null;
  if (node.type === 'MemberExpression') {
    const name = nameOf(node.property);
    return isEnd(name) ? name : null;
  }
  if (node.type === 'ChainExpression' || node.type === 'ParenthesizedExpression' || node.type === 'TSNonNullExpression')
    return endIn(node.expression);
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.arguments.length === 0)
    return endIn(node.callee.object);
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    const [only, ...more] = node.arguments;
    return only !== undefined && more.length === 0 ? endIn(only) : null;
  }
  if (node.type === 'LogicalExpression') return endIn(node.left) ?? endIn(node.right);
  // `typeof` reads the type of a value and not the instant, so `typeof` is allowed.
  return node.type === 'UnaryExpression' && node.operator !== 'typeof' ? endIn(node.argument) : null;
}

const isEnd = (name: string): boolean => NAMES.includes(name) || SNAKE.test(name);

function propertiesOf(node: { type: string }): ESTree.ObjectProperty[] {
  const found: ESTree.ObjectProperty[] = [];
  new Visitor({ Property: (property) => void found.push(property as ESTree.ObjectProperty) }).visit({
    type: 'Program',
    body: [{ type: 'ExpressionStatement', expression: node }],
  } as never);
  return found;
}
