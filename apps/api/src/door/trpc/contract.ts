// The types of the API. The SDK and the hubs may import this file and no other file of `apps/api`.
import type { appRouter } from './router.ts';

export type AppRouter = typeof appRouter;
