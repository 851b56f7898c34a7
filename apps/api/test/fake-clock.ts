export { fakeClock, type MovedClock as FakeClock } from './world/clock.ts';
