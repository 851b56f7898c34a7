import { readFileSync } from 'node:fs';

const SAMPLE_MS = 100;
/** Linux tells the time of a process in hundredths of a second. */
const TICKS_PER_MS = 0.1;

/**
 * Watches how much of a core a process uses, by /proc/<pid>/stat. What it gives is asked for when the process has ended:
 * its share in that many last milliseconds, 1 for a whole core; null where the system does not tell.
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
    // proc_pid_stat(5): after the name in brackets come the fields from the third on; 14 and 15 are its own ticks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_MS;
  } catch {
    return null;
  }
}
