/**
 * Slices and the slices that they may import. A slice may also import every slice that it reaches through another
 * slice.
 */
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
  'kept-call': ['api-key'],
  'session-event': ['channel'],
  contact: ['session-event', 'webhook', 'channel', 'person'],
  message: ['contact', 'session-event', 'webhook', 'upstream', 'api-key', 'channel', 'person'],
  webhook: ['session-event', 'api-key', 'channel', 'partner', 'person'],
  gate: ['api-key', 'usage', 'person'],
};

/**
 * Slices and their parent slices. The rows of a slice refer to rows of its parent slices: an episode (`permission`)
 * refers to its channel. A parent slice imports the slice. So the slice may import from its parent slice only the
 * entity of the parent row.
 */
const PARENT_ROWS: Record<string, string[]> = { permission: ['channel'] };

/** Whether the slice `to` is a parent slice of `from`, and this file of `to` is the entity of the parent row. */
export const mayImportRow = (from: string, to: string, file: string): boolean =>
  (PARENT_ROWS[from] ?? []).includes(to) && file.endsWith(`/${to}.entity.ts`);

/**
 * The folders of the server that are not slices. Slices import `platform` and `call`. The doors in `door` import
 * slices.
 */
const LAYERS = ['platform', 'call', 'door'];

/** Whether the architecture lets one slice import another. Every slice may record an event. */
export function mayImport(from: string, to: string): boolean {
  if (from === 'event') return false;
  if (to === 'event') return true;
  const direct = ARROWS[from] ?? [];
  return direct.includes(to) || direct.some((slice) => mayImport(slice, to));
}

const API_SOURCES = 'apps/api/src/';

/** Returns the workspace of a file, e.g. `apps/api`. */
export const workspaceOf = (file: string): string => file.split('/', 2).join('/');

/** Returns the folder of `apps/api/src` that contains a file, '' for its top-level files, null for files elsewhere. */
export function apiFolderOf(file: string): string | null {
  if (!file.startsWith(API_SOURCES)) return null;
  const [folder, ...rest] = file.slice(API_SOURCES.length).split('/');
  return rest.length === 0 ? '' : (folder ?? '');
}

/** Returns the slice of a file, or null. */
export function sliceOf(file: string): string | null {
  const folder = apiFolderOf(file);
  return folder !== null && folder in ARROWS ? folder : null;
}

/** Whether a folder of `apps/api/src` has a place in the architecture. */
export const isKnownFolder = (folder: string): boolean => folder === '' || LAYERS.includes(folder) || folder in ARROWS;

/**
 * Returns the door of a file: `messaging` for `door/messaging/carry.ts`; '' for a file that the doors share; null for
 * other files.
 */
export function doorOf(file: string): string | null {
  if (apiFolderOf(file) !== 'door') return null;
  const [door, ...rest] = file.slice(`${API_SOURCES}door/`.length).split('/');
  return rest.length === 0 ? '' : (door ?? '');
}
