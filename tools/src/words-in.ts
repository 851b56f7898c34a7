import { type ESTree, parseSync, Visitor } from 'vite';

const READ_ATTRIBUTES = /^(?:aria-label|aria-description|alt|title|placeholder|label|hint|summary|heading|text|lead)$/;

/** Finds words for people in a source, which must come from the catalogue of texts instead. */
export function wordsIn(file: string, code: string): string[] {
  const found: string[] = [];
  const add = (text: string) => found.push(`${file}: ${text.trim()}`);
  const skipped = new Set<ESTree.Node>();
  const skipPartsOf = (node: ESTree.Node) => {
    skipped.add(node);
    if (node.type === 'TemplateLiteral') for (const part of node.quasis) skipped.add(part);
  };
  new Visitor({
    JSXAttribute(node) {
      const name = node.name.type === 'JSXIdentifier' ? node.name.name : '';
      // The names of classes are no words for people.
      if (name === 'class' && node.value?.type === 'JSXExpressionContainer') skipPartsOf(node.value.expression);
      if (node.value?.type !== 'Literal') return;
      skipped.add(node.value);
      if (READ_ATTRIBUTES.test(name) && /\p{L}/u.test(String(node.value.value))) add(String(node.value.value));
    },
    JSXText(node) {
      if (/\p{L}/u.test(node.value) && node.value.trim() !== 'Chatelaine') add(node.value);
    },
    // An error is for developers, and not shown.
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Error')
        for (const argument of node.arguments) skipped.add(argument);
    },
    // Two words with a space between them are a sentence, or names of classes.
    Literal(node) {
      if (typeof node.value === 'string' && !skipped.has(node) && /\p{L}{2} \p{L}{2}/u.test(node.value))
        add(node.value);
    },
    TemplateElement(node) {
      if (!skipped.has(node) && /\p{L}{2} \p{L}{2}/u.test(node.value.raw)) add(node.value.raw);
    },
  }).visit(parseSync(file, code).program);
  return found;
}
