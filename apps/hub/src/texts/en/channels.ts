// Texts of the list of channels.
export const title = 'Channels';
export const lead = 'Your WhatsApp numbers, and whether your partner has permission on them.';
export const number = 'Number';
export const name = 'Name';
export const status = 'Status';
export const payment = 'Payment';
export const permission = 'Permission';
export const all = 'All';
export const statusNames = { pending: 'Not active yet', running: 'Running', stopped: 'Stopped' };
export const paymentNames = { partner: 'Partner Payment', direct: 'Direct Payment' };
export const permissionNames = { shared: 'Shared', missing: 'Missing' };
export const emptyTitle = 'No numbers yet';
export const emptyText =
  'Add your first WhatsApp number. Then you can generate its API key or share it with your partner.';
export const search = 'Search number or name';
export const apiKey = 'API key';
export const noKey = 'No key';
export const keyCreated = (day: string) => `Created ${day}`;
export const add = 'Add a number';
