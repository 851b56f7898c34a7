import type { HubState } from './hub-state.ts';

export const LIST_STATES: readonly HubState[] = [
  { route: 'client channels', name: 'list', title: (t) => t.channels.title },
  {
    route: 'client channels',
    name: 'empty',
    user: ({ studio }) => studio.user,
    title: (t) => t.channels.title,
  },
  {
    route: 'client channels',
    name: 'nothing matches',
    title: (t) => t.channels.title,
    reach: ({ page, t }) =>
      page.getByRole('combobox', { name: t.channels.permission, exact: true }).selectOption('shared'),
  },
  { route: 'partner clients', name: 'list', title: (t) => t.clients.title },
  {
    route: 'partner clients',
    name: 'nothing matches',
    title: (t) => t.clients.title,
    reach: async ({ page, t }) => {
      await page.getByLabel(t.frame.search, { exact: true }).fill('no such client');
      await page.getByRole('heading', { name: t.frame.noMatchTitle }).waitFor();
    },
  },
];
