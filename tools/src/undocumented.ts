/** A member of published declarations, or a type, that has no comment before it. */
export interface Undocumented {
  /** The number of the line, from 1. */
  line: number;
  code: string;
}

/**
 * Finds types, classes, functions and their members that have no docstring, in declarations that a bundler wrote.
 * Members of object types inside other types are included. Members of constants are left out, because their names and
 * values explain them.
 */
export function undocumented(declarations: string): Undocumented[] {
  const lines = declarations.split('\n');
  const found: Undocumented[] = [];
  let inComment = false;
  // The indentation of a constant. While it is not null, the lines are members of this constant and are skipped.
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
// Matches code that needs no docstring: members that only the language or the DOM calls, and conditional types, whose
// lines look like members.
const OF_THE_RUNTIME =
  /^((protected )?constructor|AbortSignal: |Response: |connectedCallback|disconnectedCallback|attributeChangedCallback|static observedAttributes|static \{)|: infer /;

function isNamed(code: string, indent: number): boolean {
  if (indent === 0) return DECLARATION.test(code);
  return MEMBER.test(code) && !OF_THE_RUNTIME.test(code);
}
