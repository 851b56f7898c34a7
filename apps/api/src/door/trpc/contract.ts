// The type-only door of the API: what the SDK and the hubs may know of it.
import type { appRouter } from './router.ts';

export type AppRouter = typeof appRouter;
