import { expect, test } from 'vitest';
import { readCarried } from './read-carried.ts';

const CARRIED = {
  ...{ channelId: '0000000000CH', clientId: '0000000000CL', phoneNumber: '+12025550100', apiKeyId: 'key_0' },
  ...{ permissionId: null, requestId: 'r', waMessageId: 'wamid.0', at: new Date(0), planReports: undefined },
};
const keyOf = (body: object): string => readCarried({ ...CARRIED, body }).chatKey;

test('a group whose id looks like a phone number or a user id is another chat than the person', () => {
  const group = (to: string) => keyOf({ recipient_type: 'group', to });
  const groups = ['12025550150', '12025550150 ', ' US.123'].map(group);

  expect(groups).not.toContain(keyOf({ to: '12025550150' }));
  expect(groups).not.toContain(keyOf({ recipient: 'US.123' }));
  expect(keyOf({ to: '+1 (202) 555-0150' })).toBe(keyOf({ to: '12025550150' }));
});
