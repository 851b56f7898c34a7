import { inject } from 'vitest';

// Everything that a test, a browser or a child process leaves behind lies in the folder of this run, and goes with it.
for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = inject('temporary');
