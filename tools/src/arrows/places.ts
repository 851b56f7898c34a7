/** Slices and the slices they may import. What a slice may reach through another, it may also import itself. */
const ARROWS: Record<string, string[]> = {
  event: [],
  person: [],
  usage: [],
  upstream: ['permission'],
  partner: ['person'],
  client: ['partner', 'person'],
  permission: ['client'],
  channel: ['permission'],
  'api-key': ['channel', 'usage', 'person'],
  onboarding: ['api-key'],
  report: ['api-key', 'usage'],
  notice: ['api-key'],
  webhook: ['permission'],
  gate: ['api-key', 'usage', 'person'],
};

/**
 * Slices and the slices whose rows theirs belong to, although their code stands below. They may import the entity alone: a
 * row refers to its parent, here an episode to its channel.
 */
const PARENT_ROWS: Record<string, string[]> = { permission: ['channel'] };

/** Whether a file of one slice may import the entity of another slice, because its rows belong to that entity. */
export const mayImportRow = (from: string, to: string, file: string): boolean =>
  (PARENT_ROWS[from] ?? []).includes(to) && file.endsWith(`/${to}.entity.ts`);

/** Folders that are no slices: what slices stand on, and the doors that stand on them. */
const LAYERS = ['platform', 'call', 'door'];

/** Whether the architecture lets one slice import another. Anyone may record an event. */
export function mayImport(from: string, to: string): boolean {
  if (from === 'event') return false;
  if (to === 'event') return true;
  const direct = ARROWS[from] ?? [];
  return direct.includes(to) || direct.some((slice) => mayImport(slice, to));
}

const API_SOURCES = 'apps/api/src/';

/** The workspace a file is in: `apps/api`. */
export const workspaceOf = (file: string): string => file.split('/', 2).join('/');

/** The folder of `apps/api/src` that a file is in, '' for its top-level files, null for files elsewhere. */
export function apiFolderOf(file: string): string | null {
  if (!file.startsWith(API_SOURCES)) return null;
  const [folder, ...rest] = file.slice(API_SOURCES.length).split('/');
  return rest.length === 0 ? '' : (folder ?? '');
}

/** The slice a file is in, or null. */
export function sliceOf(file: string): string | null {
  const folder = apiFolderOf(file);
  return folder !== null && folder in ARROWS ? folder : null;
}

/** Whether a folder of `apps/api/src` has a place in the architecture. */
export const isKnownFolder = (folder: string): boolean => folder === '' || LAYERS.includes(folder) || folder in ARROWS;

/** The door that a file belongs to: `messaging` of `door/messaging/carry.ts`; '' for what doors share, null for other files. */
export function doorOf(file: string): string | null {
  if (apiFolderOf(file) !== 'door') return null;
  const [door, ...rest] = file.slice(`${API_SOURCES}door/`.length).split('/');
  return rest.length === 0 ? '' : (door ?? '');
}
