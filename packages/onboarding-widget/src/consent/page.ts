import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Sight } from './sight.ts';
import type { Task } from './task.ts';

/** What all parts of one page share: the task that it is busy with, and what the person has seen of it. */
export type Page = Task & Sight;

/** Hands the page down to every component. */
export const PageContext = createContext<Page | null>(null);

/** Gives the page that a component stands on. */
export function usePage(): Page {
  // biome-ignore lint/style/noNonNullAssertion: start() puts a page around every app.
  return useContext(PageContext)!;
}
