// The architecture check: it compares the imports of all files with the allowed imports.
import { globSync } from 'node:fs';
import path from 'node:path';
import type { Check, Finding } from '../check.ts';
import { isTest, sourceFiles } from '../repository.ts';
import { API_RULES } from './api-rules.ts';
import { type Arrow, describeArrow, fileOf } from './arrow.ts';
import { findCycles, type Graph } from './cycles.ts';
import { judgeModule } from './module-rules.ts';
import { type Module, readModule } from './read-module.ts';
import { readWorkspaces, resolve, type Workspace } from './resolve.ts';
import { workspaceRules } from './workspace-rules.ts';

/** Names every import that the architecture does not allow. */
export const architecture: Check = { name: 'architecture', run: checkArrows };

/** Reads all sources of a repository and checks their imports. */
export function checkArrows(root: string): Finding {
  const workspaces = readWorkspaces(root);
  const modules = globSync('{apps,packages,examples}/*/src/**/*.{ts,tsx}', { cwd: root })
    .map((file) => readModule(root, file.split(path.sep).join('/')))
    .sort((a, b) => a.path.localeCompare(b.path));
  const arrows = modules.flatMap((module) => arrowsOf(root, workspaces, module));
  const shipped = arrows.filter((arrow) => !isTest(arrow.from));
  const offences = [
    ...unreadFiles(modules, sourceFiles(root)),
    ...arrows.flatMap(judgeTarget),
    ...shipped.flatMap((arrow) => judgeArrow(arrow, workspaces)),
    ...modules.filter((module) => !isTest(module.path)).flatMap(judgeModule),
    ...findCycles(graphOf(shipped)).map((cycle) => `${cycle.join(' → ')}: no cycles, even of types`),
  ];
  return { figures: `${modules.length} modules, ${arrows.length} arrows`, offences };
}

function arrowsOf(root: string, workspaces: Workspace[], module: Module): Arrow[] {
  return module.imports.map((site) => ({
    ...site,
    from: module.path,
    to: resolve(root, workspaces, module.path, site.specifier),
  }));
}

/**
 * Names the files that git lists and this check did not read. A check that reads no files finds no offences, so it must
 * read at least the files that git lists.
 */
export function unreadFiles(modules: { path: string }[], listed: string[]): string[] {
  const read = new Set(modules.map((module) => module.path));
  if (listed.length === 0) return ['git lists no source file: there is nothing to check'];
  return listed.filter((file) => !read.has(file)).map((file) => `${file} is listed by git and was not read`);
}

function judgeTarget(arrow: Arrow): string[] {
  return arrow.to.kind === 'nowhere' ? [`${describeArrow(arrow)}: ${arrow.to.why}`] : [];
}

function judgeArrow(arrow: Arrow, workspaces: Workspace[]): string[] {
  const published = workspaces.filter(({ folder, manifest }) => folder.startsWith('packages/') && !manifest.private);
  const rules = [...workspaceRules(published.map(({ folder }) => folder)), ...API_RULES];
  return rules.filter((rule) => rule.isBroken(arrow)).map((rule) => `${describeArrow(arrow)}: ${rule.says}`);
}

function graphOf(arrows: Arrow[]): Graph {
  const graph: Graph = new Map();
  for (const arrow of arrows) {
    const targets = graph.get(arrow.from) ?? [];
    if (fileOf(arrow) !== '') graph.set(arrow.from, [...targets, fileOf(arrow)]);
  }
  return graph;
}
