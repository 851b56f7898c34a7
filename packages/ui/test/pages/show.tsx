import { type ComponentType, render } from 'preact';

/** Puts a component's states on the page, below a heading as every page has one. */
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

/** Whether the page was asked for words of a length that English does not have. */
export const isLong = location.search === '?long';

/** The usual words, or those with a German length. */
export const words = (usual: string, long: string): string => (isLong ? long : usual);
