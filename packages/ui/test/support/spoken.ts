import type { Locator } from 'playwright-core';

/** The properties of an element that a screen reader gets. */
export interface Spoken {
  role: string;
  name: string;
  description: string;
  /** The states of the element, such as `checked`, `busy`, `disabled`, `modal`. */
  states: Record<string, unknown>;
}

/** Reads the properties of an element from Chromium's accessibility tree, not from the page's markup. */
export async function spokenOf(element: Locator): Promise<Spoken> {
  const session = await element.page().context().newCDPSession(element.page());
  await element.evaluate((one) => one.setAttribute('data-asked', ''));
  const { result } = await session.send('Runtime.evaluate', { expression: "document.querySelector('[data-asked]')" });
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId ?? '',
    fetchRelatives: false,
  });
  await element.evaluate((one) => one.removeAttribute('data-asked'));
  await session.detach();
  const [node] = nodes;
  return {
    role: node?.role?.value ?? '',
    name: node?.name?.value ?? '',
    description: node?.description?.value ?? '',
    states: Object.fromEntries((node?.properties ?? []).map(({ name, value }) => [name, value.value])),
  };
}

/** Returns the roles of a table's cells and headers in Chromium's accessibility tree, row by row. */
export async function spokenRows(table: Locator): Promise<string[][]> {
  const session = await table.page().context().newCDPSession(table.page());
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const within = (id: string): string[] => [id, ...(byId.get(id)?.childIds ?? []).flatMap(within)];
  const rolesIn = (id: string) => within(id).map((one) => String(byId.get(one)?.role?.value));
  return nodes
    .filter(({ role }) => role?.value === 'row')
    .map(({ nodeId }) => rolesIn(nodeId).filter((role) => /cell|header/.test(role)));
}
