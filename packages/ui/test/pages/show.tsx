import { type ComponentType, render } from 'preact';

/** Shows the states of a component on the page, below a heading. Every page of ours has a heading. */
export function show(title: string, States: ComponentType): void {
  const app = document.getElementById('app');
  if (app === null) throw new Error('The page has no place for the component.');
  render(
    <>
      <h1>{title}</h1>
      <States />
    </>,
    app,
  );
}

/** Whether the address asks for words that are longer than English words. */
export const isLong = location.search === '?long';

/** Returns the usual words, or words with the length of German words. */
export const words = (usual: string, long: string): string => (isLong ? long : usual);
