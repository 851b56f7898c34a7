// `npm run bench -- start`, `-- gateway` or `-- sign-ins`: measurements, never tests. Absolute figures belong to one machine and one
// minute; read the ratios.
import { benchGateway } from './gateway.ts';
import { benchSignIns } from './sign-ins.ts';
import { benchStart } from './start.ts';

const BENCHES: Record<string, () => Promise<void>> = {
  start: benchStart,
  gateway: benchGateway,
  'sign-ins': benchSignIns,
};

const names = process.argv.slice(2);
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  const bench = BENCHES[name];
  if (bench === undefined) throw new Error(`There is no bench "${name}": ${Object.keys(BENCHES).join(', ')}.`);
  await bench();
}
