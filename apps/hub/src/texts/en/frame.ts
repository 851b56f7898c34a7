// Texts of every screen.
export const skipToContent = 'Skip to content';
export const navName = 'Screens';
export const menu = 'Menu';
export const trailName = 'Where you are';
export const help = 'Help';
export const loading = 'Loading…';
export const cancel = 'Cancel';
export const tryAgain = 'Try again';
export const contactSupport = 'Contact support';
export const reference = (id: string) => `Reference: ${id}`;
export const notFoundTitle = 'There is nothing here';
export const notFoundText = 'This address is wrong, or it belongs to an account that you cannot see.';
export const noAccountTitle = 'You belong to no account';
export const noAccountText = 'Ask an owner of your company to invite you, then sign in again.';
export const toHome = 'Go to the start page';
export const menuProfile = 'Profile';
export const menuPartner = 'Partner';
export const menuOrganization = 'Organization Settings';
export const menuAccounts = 'Switch account';
export const menuSignOut = 'Sign out';
export const accountName = (name: string, type: 'partner' | 'client') =>
  type === 'partner' ? `${name} (Partner Hub)` : `${name} (Client Hub)`;
export const navApiKeys = 'API Keys';
export const navChannels = 'Channels';
export const navSessions = 'Sessions';
export const navMessages = 'Messages';
export const navContacts = 'Contacts';
export const navClients = 'Clients';
export const navWaba = 'WABA Management';

// Lists
export const nextPage = 'Next page';
export const firstPage = 'First page';
export const pagesName = 'Pages';
export const search = 'Search';
export const noMatchTitle = 'Nothing matches';
export const noMatchText = 'Change the search or the filters.';
export const clearFilters = 'Clear search and filters';
export const never = 'Never';
export const liveWaiting = 'The connection is lost. This page may be out of date.';
export const justNow = 'just now';
export const navHygiene = 'Hygiene';
export const navIntegration = 'Integration';
export const navWebhooks = 'Webhooks';
export const navUsage = 'Usage';
export const navActivity = 'Activity';
export const navCalls = 'Calls';
export const navPeople = 'People';
export const areaNames = { partner: 'Partner Hub', client: 'Client Hub' };
export const screenFailedTitle = 'This screen could not be loaded';
export const screenFailedText =
  'Check your connection, then load the page again. Chatelaine may also have been updated meanwhile.';
