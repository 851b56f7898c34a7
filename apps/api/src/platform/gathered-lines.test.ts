import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatheredLines, type Output } from './gathered-lines.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const failure = (code: string) => Object.assign(new Error(code), { code });

/** An output that takes `room` bytes of each write, or fails with `code`. */
function fakeOutput() {
  const state = { text: '', writes: 0, room: Number.POSITIVE_INFINITY, code: null as string | null };
  const take = (bytes: Buffer) => {
    state.writes += 1;
    if (state.code !== null) throw failure(state.code);
    const taken = bytes.subarray(0, state.room);
    state.text += taken.toString();
    return taken.length;
  };
  const output: Output = {
    write(bytes, done) {
      try {
        done(null, take(bytes));
      } catch (error) {
        done(error as NodeJS.ErrnoException, 0);
      }
    },
    writeSync: take,
  };
  return { state, output };
}

test('lines of 20 ms are one write, and a part that was not taken follows', () => {
  const { state, output } = fakeOutput();
  const lines = gatheredLines(output);
  lines.write('one\n');
  lines.write('two\n');
  expect(state.writes).toBe(0);
  vi.advanceTimersByTime(20);
  expect(state).toMatchObject({ text: 'one\ntwo\n', writes: 1 });

  state.room = 3;
  lines.write('three\n');
  vi.advanceTimersByTime(20);
  expect(state).toMatchObject({ text: 'one\ntwo\nthree\n', writes: 3 });
});

test.each(['ENOSPC', 'EAGAIN', 'EIO'])(
  'while a write fails with %s, lines wait up to a limit, and then all follow',
  (code) => {
    const { state, output } = fakeOutput();
    const lines = gatheredLines(output, 10);
    state.code = code;
    lines.write('one\n');
    vi.advanceTimersByTime(1_000);
    // The first line is being written, so only the later lines count for the limit. Two of these four lines fit.
    for (const line of ['two\n', 'three\n', 'four\n', 'five\n']) lines.write(line);
    vi.advanceTimersByTime(1_000);
    expect(state.text).toBe('');

    state.code = null;
    vi.advanceTimersByTime(1_000);
    expect(state.text).toMatch(
      /^one\ntwo\nthree\n\{"level":50,"time":"[^"]+","lost":2,"msg":"log lines were lost[^\n]*\}\n$/,
    );
    lines.write('six\n');
    vi.advanceTimersByTime(20);
    expect(state.text).toMatch(/\nsix\n$/);
  },
);

test('when nobody reads any more, nothing is written or kept', () => {
  const { state, output } = fakeOutput();
  const lines = gatheredLines(output);
  state.code = 'EPIPE';
  lines.write('one\n');
  vi.advanceTimersByTime(20);
  lines.write('two\n');
  vi.advanceTimersByTime(1_000);
  expect(state.writes).toBe(1);
});

// A descriptor that is open for reading refuses every write, as a full disk does.
test('a process ends although its lines cannot be written, and a failed write is no bug', () => {
  const module = JSON.stringify(path.join(import.meta.dirname, 'gathered-lines.ts'));
  const script = `
    import { gatheredLines } from ${module};
    process.on('uncaughtException', (error) => { process.stderr.write(error.message); process.exit(3); });
    const lines = gatheredLines();
    lines.write('one\\n');
    setTimeout(() => { lines.write('two\\n'); process.exit(7); }, 60);`;
  const refusing = openSync(import.meta.filename, 'r');
  try {
    const { status, signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', refusing, 'pipe'],
      encoding: 'utf8',
      timeout: 10_000,
      killSignal: 'SIGKILL',
    });
    expect({ status, signal, stderr }).toEqual({ status: 7, signal: null, stderr: '' });
  } finally {
    closeSync(refusing);
  }
});
