import { expect, test, vi } from 'vitest';
import { connect, ok, startServer } from './support/server.ts';
import { permissionRequest } from './support/words.ts';

test('where nobody will hear the answer, the log says so once', async () => {
  const unheard = { ...permissionRequest, redirectUrl: 'http://app.360dialog.io', isDefaultRedirect: true };
  await using server = await startServer([ok(permissionRequest), ok(unheard), ok(unheard)]);
  const warn = vi.fn();
  const logger = { ...console, warn };
  const chatelaine = connect(server, { logger });

  expect(await chatelaine.onboarding.start()).toEqual(permissionRequest);
  expect(warn).not.toHaveBeenCalled();
  expect(await chatelaine.onboarding.start()).toEqual(unheard);
  await chatelaine.onboarding.start();

  expect(warn.mock.calls).toEqual([
    [expect.stringContaining('you never hear their answer'), { redirectUrl: 'http://app.360dialog.io' }],
  ]);
});
