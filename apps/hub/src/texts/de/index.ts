export * as channels from './channels.ts';
export * as clients from './clients.ts';
export * as format from './format.ts';
export * as frame from './frame.ts';
export * as keys from './keys.ts';
export * as proof from './proof.ts';
export * as refusals from './refusals.ts';
export * as secret from './secret.ts';
