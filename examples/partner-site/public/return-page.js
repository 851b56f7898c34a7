// @ts-check
// The script of the page to which the client's browser returns. Our backend has already read the answer from the
// address. This script only changes what the person sees.
/** @import {} from '@chatelaine/onboarding-widget/element' */

// In the window that the button opened, this call sends the answer to the page with the button and closes the window.
// In a tab that was redirected (`mode="redirect"`, or `auto` without a window), this call opens the start page, so that
// the ids in the address do not stay in the history.
/** @type {any} */ (globalThis).Chatelaine?.completeReturn(() => location.replace('/'));
