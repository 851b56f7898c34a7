export * from '../../world/seen-requests.ts';
