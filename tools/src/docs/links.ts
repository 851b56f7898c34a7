import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryFiles } from '../../../scripts/repository-files.mjs';
import type { Finding } from '../check.ts';
import { proseOf } from './markdown.ts';

/** Checks that every relative link of every Markdown page leads to a file. */
export function checkLinks(root: string): Finding {
  const pages = repositoryFiles(root).filter((file) => file.endsWith('.md'));
  const links = pages.flatMap((page) => linksOf(page, readFileSync(path.join(root, page), 'utf8')));
  const offences = links
    .filter(({ page, target }) => !leadsSomewhere(root, page, target))
    .map(({ page, line, target }) => `${page}:${line}: the link ${target} leads nowhere`);
  return { figures: `${links.length} links`, offences };
}

interface Link {
  page: string;
  line: number;
  target: string;
}

// Matches `[text](target "title")`, `![alt](target)`, `[name]: target`, and `href` and `src` of HTML.
const LINKS = /\]\(\s*<?([^)\s>]+)>?[^)]*\)|^[ \t]*\[[^\]]+\]:[ \t]*<?(\S+?)>?[ \t]*$|\b(?:href|src)="([^"]+)"/gm;

/** Returns the links of a page, without links to other sites and links inside the page. */
function linksOf(page: string, markdown: string): Link[] {
  const prose = proseOf(markdown);
  return Array.from(prose.matchAll(LINKS), (match) => ({
    page,
    line: prose.slice(0, match.index).split('\n').length,
    target: match[1] ?? match[2] ?? match[3] ?? '',
  })).filter(({ target }) => !/^([a-z][a-z+.-]*:|\/\/|#)/i.test(target));
}

function leadsSomewhere(root: string, page: string, target: string): boolean {
  const file = path.join(root, path.dirname(page), decodeURIComponent(target.replace(/[#?].*$/, '')));
  const isInside = !path.relative(root, file).startsWith('..');
  return !target.startsWith('/') && isInside && existsSync(file);
}
