import { useState } from 'preact/hooks';
import { useAccountId } from '../account/account-context.ts';
import { type Failure, failureOf } from '../api/failure.ts';
import type { InputOf } from '../api/procedures.ts';
import { ask } from '../api/rpc.ts';
import { saveFile } from '../parts/save-file.ts';

/** Saves a usage report as a file on the person's machine. */
export function useDownload(query: InputOf<'usage.csv'>) {
  const account = useAccountId();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function run(): Promise<void> {
    setIsBusy(true);
    setFailure(null);
    try {
      const { filename, csv } = await ask('usage.csv', query, { account });
      saveFile(filename, csv, 'text/csv');
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setIsBusy(false);
    }
  }
  return { run, isBusy, failure };
}
