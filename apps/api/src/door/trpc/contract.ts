// The API as types only: all that the SDK and the hubs may import of it.
import type { appRouter } from './router.ts';

export type AppRouter = typeof appRouter;
