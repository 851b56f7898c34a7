/** One SQL statement as the rules read it. */
export interface Statement {
  /** In small letters, single blanks, without comments; what stands in quotes or dollars is left out. */
  text: string;
  /** The comments before and in it, without their dashes. */
  comments: string[];
  /** How many lines after the beginning of the text it begins. */
  line: number;
}

// A comment, a text in quotes, a body in dollars, a quoted name, the end of a statement.
const TOKEN =
  /--([^\n]*)|\/\*([\s\S]*?)\*\/|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\3\$|"(?:[^"]|"")*"|;|[^-/'$";]+|[\s\S]/g;

/** Cuts SQL into its statements. */
export function statementsOf(sql: string): Statement[] {
  const found: Statement[] = [];
  let current = empty();
  const end = () => {
    const text = current.text.replace(/\s+/g, ' ').trim().toLowerCase();
    if (text !== '') found.push({ ...current, text });
    current = empty();
  };
  for (const match of sql.matchAll(TOKEN)) {
    const [token, dashed, starred] = match;
    const comment = dashed ?? starred;
    if (token === ';') end();
    else if (comment !== undefined) current.comments.push(comment.trim());
    else {
      if (current.text.trim() === '')
        current.line = lineOf(sql, match.index + (token.length - token.trimStart().length));
      current.text += token.startsWith("'") ? "''" : /^\$\w*\$/.test(token) ? '$$' : token;
    }
  }
  end();
  return found;
}

const empty = (): Statement => ({ text: '', comments: [], line: 0 });

const lineOf = (sql: string, position: number): number => sql.slice(0, position).split('\n').length - 1;

/** Cuts what a comma separates, unless it stands in brackets. */
export function partsOf(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of text) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (sign === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + sign);
  }
  return parts.map((part) => part.trim());
}
