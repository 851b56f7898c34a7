// Texts of the question before a person leaves a screen with changes that are not saved.
export const title = 'Leave without saving?';
export const text = 'Your changes on this screen are not saved. They are lost when you leave.';
export const leave = 'Leave without saving';
export const stay = 'Stay here';
// The same question before a form in a window is closed.
export const closeTitle = 'Close without saving?';
export const closeText = 'What you entered is not saved. It is lost when you close this window.';
export const close = 'Close without saving';
