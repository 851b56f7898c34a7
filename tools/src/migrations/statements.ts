/** One SQL statement in the form that the rules read. */
export interface Statement {
  /**
   * The statement in small letters, with single blanks and without comments. The text between quotes or dollars is left
   * out.
   */
  text: string;
  /** The comments before and in the statement, without their dashes. */
  comments: string[];
  /** The number of lines from the beginning of the text to the beginning of the statement. */
  line: number;
}

// Matches a comment, a text in quotes, a body in dollars, a quoted name, or the end of a statement.
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

/** Cuts a text at its commas, except at commas in brackets. */
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
