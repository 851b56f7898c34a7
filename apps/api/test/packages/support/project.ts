import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installFixture } from './installed.ts';
import { packAll } from './published.ts';
import { npm } from './run.ts';

/** A stranger's project, away from the repository: nothing of ours is in reach but the installed tarballs. */
export interface Project extends AsyncDisposable {
  folder: string;
  /** Makes a folder in the project with these files; gives its path. */
  write(name: string, files: Record<string, string>): Promise<string>;
}

/**
 * Installs the fixture's lockfile, and then the tarballs beside it. They cannot be in the lockfile: their hashes change
 * with every build.
 */
export async function startProject(): Promise<Project> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'a-stranger-')));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await installFixture(folder);
    const packed = await packAll('--pack-destination', folder);
    await npm(folder, 'install', '--no-save', ...packed.map(({ filename }) => `./${path.basename(filename)}`));
  } catch (error) {
    await remove();
    throw error;
  }
  const write = async (name: string, files: Record<string, string>) => {
    const place = path.join(folder, name);
    await mkdir(place, { recursive: true });
    for (const [file, text] of Object.entries(files)) await writeFile(path.join(place, file), text);
    return place;
  };
  return { folder, write, [Symbol.asyncDispose]: remove };
}
