/** A file, and the files that it imports. */
export type Graph = Map<string, string[]>;

/**
 * Finds cycles of imports. For every file in a cycle, the function returns one shortest path from the file back to the
 * same file. A file that is on an earlier path gets no path of its own.
 */
export function findCycles(graph: Graph): string[][] {
  const shown = new Set<string>();
  const cycles: string[][] = [];
  for (const start of graph.keys()) {
    const cycle = shown.has(start) ? null : shortestWayBack(graph, start);
    if (cycle === null) continue;
    for (const file of cycle) shown.add(file);
    cycles.push(cycle);
  }
  return cycles;
}

function shortestWayBack(graph: Graph, start: string): string[] | null {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return wayTo(cameFrom, start, file);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  return null;
}

function wayTo(cameFrom: Map<string, string>, start: string, end: string): string[] {
  const way = [start];
  for (let file: string | undefined = end; file !== undefined && file !== start; file = cameFrom.get(file)) {
    way.splice(1, 0, file);
  }
  return [...way, start];
}
