/** A member of published declarations, or a type, that has no comment before it. */
export interface Undocumented {
  /** From 1. */
  line: number;
  code: string;
}

/**
 * Finds what has no docstring in declarations that a bundler wrote: types, classes, functions, and their members, also
 * of object types within. Members of constants are left out: their names and values say it.
 */
export function undocumented(declarations: string): Undocumented[] {
  const lines = declarations.split('\n');
  const found: Undocumented[] = [];
  let inComment = false;
  // How far a constant is indented whose members are passed over.
  let constant: number | null = null;
  lines.forEach((text, index) => {
    const code = text.trim();
    const indent = text.length - text.trimStart().length;
    if (inComment || code.startsWith('/*')) inComment = !code.includes('*/');
    else if (constant !== null) {
      if (indent === constant) constant = null;
    } else if (/^(export )?declare const .*\{$/.test(code)) constant = indent;
    else if (isNamed(code, indent) && !lines[index - 1]?.trim().endsWith('*/')) found.push({ line: index + 1, code });
  });
  return found;
}

const DECLARATION = /^(export )?(declare )?(abstract )?(interface|class|function|type) \w/;
const MEMBER = /^(readonly |static |get |protected )*('[^']+'|[\w$]+)\??(<.*>)?[(:].*[;{(,]$/;
// What the language or the DOM calls, nobody else; and conditional types, whose lines look like members.
const OF_THE_RUNTIME =
  /^((protected )?constructor|AbortSignal: |Response: |connectedCallback|disconnectedCallback|attributeChangedCallback|static observedAttributes|static \{)|: infer /;

function isNamed(code: string, indent: number): boolean {
  if (indent === 0) return DECLARATION.test(code);
  return MEMBER.test(code) && !OF_THE_RUNTIME.test(code);
}
