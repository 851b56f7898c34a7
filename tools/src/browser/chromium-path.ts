import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SYSTEM = '/usr/bin/chromium';
// The cache for the unpacked Chromium. It is beside the packages that contain Chromium and not in a temporary folder,
// because temporary folders may be made and deleted with every run.
const CACHE = path.join(import.meta.dirname, '../../../node_modules/.cache');

// The Chromium that the packages contain runs only on machines of this kind.
const PACKED_FOR = 'linux-x64';

/**
 * Finds a Chromium: the file that CHROME names, or the Chromium of the system, or the Chromium of the packages.
 *
 * @throws {Error} when only the Chromium of the packages is left, and this Chromium is for other machines.
 */
export async function chromiumPath(): Promise<string> {
  const { CHROME } = process.env;
  if (CHROME) return CHROME;
  if (existsSync(SYSTEM)) return SYSTEM;
  const machine = `${process.platform}-${process.arch}`;
  if (machine !== PACKED_FOR)
    throw new Error(
      `The Chromium of the packages is for ${PACKED_FOR}, this is ${machine}: set CHROME to one of yours.`,
    );
  return unpackedChromium();
}

// The package unpacks Chromium directly to the final path, so a second worker would start a binary that is half
// written. Here each worker unpacks into a folder of its own. The first worker that is ready moves its folder to the
// final path in one step.
async function unpackedChromium(): Promise<string> {
  const home = path.join(CACHE, `chromium-${packageVersion()}`);
  const binary = path.join(home, 'chromium');
  if (existsSync(binary)) return binary;
  await mkdir(CACHE, { recursive: true });
  const fresh = await mkdtemp(`${home}-`);
  const unpack = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
  const options = { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: fresh } };
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpack], options);
  await rename(fresh, home).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(fresh, { recursive: true });
  });
  return binary;
}

function packageVersion(): string {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(readFileSync(path.join(path.dirname(entry), '../package.json'), 'utf8'));
  return String(version);
}
