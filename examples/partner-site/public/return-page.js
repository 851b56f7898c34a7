// @ts-check
// The page that the client's browser comes back to. Our backend has read the address already; this is for the eyes.
/** @import {} from '@chatelaine/onboarding-widget/element' */

// In the window that the button opened: tells the page with the button, and closes. In a tab that was sent away
// (`mode="redirect"`, or `auto` without a window): goes home, so that the ids in the address do not stay in its history.
/** @type {any} */ (globalThis).Chatelaine?.completeReturn(() => location.replace('/'));
