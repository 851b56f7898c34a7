/** Where an import leads: a file of ours, a package or Node module, or nowhere. */
export type Target =
  | { kind: 'file'; path: string }
  | { kind: 'package'; name: string }
  | { kind: 'nowhere'; why: string };

/** An import as a file writes it: `import`, `export … from`, `import()`, `import('…').Type` or `require()`. */
export interface ImportSite {
  line: number;
  specifier: string;
  /** Node does not load it. `import { type A }` is no such import: only its names are erased, the load stays. */
  isTypeOnly: boolean;
  /** The names it takes, as the other file calls them. */
  names: string[];
}

/** One file's import and where it leads. All paths are relative to the root, with `/`. */
export interface Arrow extends ImportSite {
  from: string;
  to: Target;
}

/** A rule about single arrows, and the sentence it is known by. */
export interface ArrowRule {
  says: string;
  isBroken(arrow: Arrow): boolean;
}

/** The file of ours that an arrow leads to, or ''. */
export const fileOf = (arrow: Arrow): string => (arrow.to.kind === 'file' ? arrow.to.path : '');

/** The package or Node module that an arrow leads to, or ''. */
export const packageOf = (arrow: Arrow): string => (arrow.to.kind === 'package' ? arrow.to.name : '');

/** Says an arrow in one line. */
export function describeArrow(arrow: Arrow): string {
  const how = arrow.isTypeOnly ? ' (type)' : '';
  return `${arrow.from}:${arrow.line} → ${fileOf(arrow) || arrow.specifier}${how}`;
}
