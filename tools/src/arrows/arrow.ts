/** The target of an import: a file of ours, a package or Node module, or nothing. */
export type Target =
  | { kind: 'file'; path: string }
  | { kind: 'package'; name: string }
  | { kind: 'nowhere'; why: string };

/** An import as a file writes it: `import`, `export … from`, `import()`, `import('…').Type` or `require()`. */
export interface ImportSite {
  line: number;
  specifier: string;
  /**
   * True: Node does not load the imported file. `import { type A }` is not type-only: TypeScript removes the name, but
   * Node still loads the imported file.
   */
  isTypeOnly: boolean;
  /** The imported names, as the other file exports them. */
  names: string[];
}

/** An import of a file, and its target. All paths are relative to the root, with `/`. */
export interface Arrow extends ImportSite {
  from: string;
  to: Target;
}

/** A rule about single arrows, and the sentence that names the rule. */
export interface ArrowRule {
  says: string;
  isBroken(arrow: Arrow): boolean;
}

/** Returns the file of ours that an arrow leads to, or ''. */
export const fileOf = (arrow: Arrow): string => (arrow.to.kind === 'file' ? arrow.to.path : '');

/** Returns the package or Node module that an arrow leads to, or ''. */
export const packageOf = (arrow: Arrow): string => (arrow.to.kind === 'package' ? arrow.to.name : '');

/** Writes an arrow in one line. */
export function describeArrow(arrow: Arrow): string {
  const how = arrow.isTypeOnly ? ' (type)' : '';
  return `${arrow.from}:${arrow.line} → ${fileOf(arrow) || arrow.specifier}${how}`;
}
