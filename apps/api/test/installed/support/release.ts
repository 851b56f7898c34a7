import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROGRAM_ENV } from '../../start/running.ts';
import { ROOT, sample } from './sample.ts';

/** A node of our server that is started with the commands of the sample systemd unit. */
export interface ReleasedNode {
  port: number;
  /** Stops the node and starts it again, as `systemctl restart` does. Returns when the node accepts calls again. */
  restart(): Promise<void>;
  /** Returns the lines of the node's log, from its first start until now. */
  log(): Record<string, unknown>[];
  /** Sends the node the signal to stop, and waits until its process has ended. */
  end(): Promise<void>;
}

/** The files that `npm run release` makes, in a temporary folder, and the nodes that were started from these files. */
export class Release implements AsyncDisposable {
  readonly #home = mkdtempSync(path.join(tmpdir(), 'release-'));
  readonly #nodes: ReleasedNode[] = [];
  readonly root = path.join(this.#home, 'chatelaine');

  constructor() {
    execFileSync(process.execPath, ['scripts/release.mjs', this.root], { cwd: ROOT });
  }

  /**
   * Returns the settings that the sample environment file names, each with the value from `own`. Settings without a
   * value in `own` are left out.
   */
  settings(own: Record<string, string>): Record<string, string> {
    const names = [...readFileSync(path.join(ROOT, 'deploy/chatelaine.env'), 'utf8').matchAll(/^([A-Z_]+)=/gm)];
    return Object.fromEntries(names.flatMap(([, name = '']) => (own[name] === undefined ? [] : [[name, own[name]]])));
  }

  /**
   * Starts a node as the sample unit does.
   *
   * @param from the folder with the node's code. By default this is the release. In the folder of a checkout, the code
   * may already be compiled.
   */
  async start(port: number, env: Record<string, string>, from = this.root): Promise<ReleasedNode> {
    const unit = sample('chatelaine@.service', { '/opt/chatelaine': from, '%i': String(port) });
    const lineOf = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? '';
    const [name = '', value = ''] = lineOf('Environment').split('=');
    const run = (command: string) => {
      const [program = '', ...args] = command.split(' ');
      const cwd = lineOf('WorkingDirectory');
      return spawn(program, args, { cwd, env: { ...PROGRAM_ENV, ...env, [name]: value }, stdio: 'pipe' });
    };
    let printed = '';
    const begin = async () => {
      const child = run(lineOf('ExecStart'));
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (part: string) => (printed += part));
      // Node emits `close` only after the process has ended and all of its output was read.
      const exited = once(child, 'close');
      const [code] = await once(run(lineOf('ExecStartPost')), 'exit');
      if (code !== 0) throw new Error(`It did not start:\n${printed}`);
      return { child, exited };
    };
    let running = await begin();
    const end = async () => {
      running.child.kill('SIGTERM');
      await running.exited;
    };
    const node: ReleasedNode = {
      port,
      end,
      log: () =>
        printed
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .map((line) => JSON.parse(line)),
      async restart() {
        await end();
        running = await begin();
      },
    };
    this.#nodes.push(node);
    return node;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#nodes.map(({ end }) => end()));
    rmSync(this.#home, { recursive: true });
  }
}
