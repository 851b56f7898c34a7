import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Sight } from './sight.ts';
import type { Task } from './task.ts';

/** The state that all parts of one page share: its running task, and whether the person has seen the screen. */
export type Page = Task & Sight;

/** Passes the page to every component. */
export const PageContext = createContext<Page | null>(null);

/** Returns the page that contains a component. */
export function usePage(): Page {
  // biome-ignore lint/style/noNonNullAssertion: start() puts a page around every app.
  return useContext(PageContext)!;
}
