import { readFileSync } from 'node:fs';

const SAMPLE_MS = 100;
/** Linux counts the CPU time of a process in hundredths of a second. */
const TICKS_PER_MS = 0.1;

/**
 * Watches with /proc/<pid>/stat which share of a core a process uses. Call the returned function when the process has
 * ended. The returned function gives the share in the last `lastMs` milliseconds, where 1 is a whole core. It gives
 * null when the system does not provide this figure.
 */
export function watchCpu(pid: number): (lastMs: number) => number | null {
  const samples: { at: number; ms: number }[] = [];
  const look = () => {
    const ms = cpuMs(pid);
    if (ms !== null) samples.push({ at: performance.now(), ms });
  };
  const timer = setInterval(look, SAMPLE_MS);
  look();
  return (lastMs) => {
    clearInterval(timer);
    const last = samples.at(-1);
    const from = samples.findLast(({ at }) => last !== undefined && at <= last.at - lastMs) ?? samples[0];
    if (last === undefined || from === undefined || last === from) return null;
    return (last.ms - from.ms) / (last.at - from.at);
  };
}

function cpuMs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // See proc_pid_stat(5): the text after the name in brackets begins with field 3. Fields 14 and 15 are the ticks of
    // the process itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_MS;
  } catch {
    return null;
  }
}
