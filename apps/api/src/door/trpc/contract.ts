// The types of the API. The SDK and the hubs may import nothing else of it.
import type { appRouter } from './router.ts';

export type AppRouter = typeof appRouter;
