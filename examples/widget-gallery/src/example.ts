/** A way to put the button on a page. */
export interface Example {
  name: string;
  title: string;
  sentence: string;
  /**
   * The files of `live/` that the page shows and runs. The first `.html` file is the page's markup. When there is no
   * `.html` file, a script makes the markup.
   */
  files: readonly string[];
}

/** All examples, from the shortest example to the examples that use the old names. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'script-tag',
    title: 'Script tag',
    sentence:
      'Two tags, and no script of your own. The script is a copy on this site; `integrity` lets no other one run.',
    files: ['script-tag.html'],
  },
  {
    name: 'module',
    title: 'ES module',
    sentence: 'A button of your own and a function. The address comes from your server, asked for within the click.',
    files: ['module.ts', 'module.html'],
  },
  {
    name: 'styled',
    title: 'Styled element',
    sentence: 'A size and a label of your own. The look and the mark are the same on every page.',
    files: ['styled.html', 'styled.css'],
  },
  {
    name: 'modes',
    title: 'Modes',
    sentence: 'Where the question is shown. A page may have several buttons; there is one window for all of them.',
    files: ['modes.html'],
  },
  {
    name: 'plain-link',
    title: 'Plain link',
    sentence: 'For mails and for pages without a script. The answer comes to the redirect URL.',
    files: ['plain-link.html', 'plain-link.ts'],
  },
  {
    name: 'react',
    title: 'React',
    sentence: 'A component: a plain button without a style. From React 18.',
    files: ['react.tsx'],
  },
  {
    name: 'preact',
    title: 'Preact',
    sentence: 'The hook, for a look of your own while the question is open. React has the same one.',
    files: ['preact.tsx'],
  },
  {
    name: 'old-element',
    title: 'Old element',
    sentence: "The names of 360dialog's element. New is `base-url`; the callback comes once.",
    files: ['old-element.html', 'old-element.ts'],
  },
  {
    name: 'old-react',
    title: 'Old React component',
    sentence: "The names of 360dialog's component. New is `baseUrl`; the callback comes once.",
    files: ['old-react.tsx'],
  },
];

/** Finds an example by its name. */
export const findExample = (name: unknown): Example | null => EXAMPLES.find((one) => one.name === name) ?? null;
