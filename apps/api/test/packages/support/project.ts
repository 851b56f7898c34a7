import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installFixture } from './installed.ts';
import { packAll } from './published.ts';
import { npm } from './run.ts';

/**
 * A project outside this repository, like the project of a user of our packages. The project can use our packages only
 * from their installed tarballs, and no other code of this repository.
 */
export interface Project extends AsyncDisposable {
  folder: string;
  /** Creates a folder with these files in the project. Returns the path of the folder. */
  write(name: string, files: Record<string, string>): Promise<string>;
}

/**
 * Creates a project. Installs the packages of the fixture's lockfile, and then the tarballs of our packages. The
 * lockfile cannot contain our tarballs, because their hashes change with every build.
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
