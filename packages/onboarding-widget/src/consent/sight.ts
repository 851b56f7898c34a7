// A page that opens the question, or covers it, can choose the moment: a press that was meant for something else, the
// second half of a double click, lands on a button that was not there before. So an answer counts only when the person
// has had this long to see what it is on.
const SIGHT_MS = 500;

let hasSeen = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let redraw = () => {};

/** Says whether what is on the screen has been there, before the person's eyes, for long enough. */
export const isSeen = (): boolean => hasSeen;

/** Begins anew: another screen, a dialog that comes or goes, a window that has just come to the front, or a press that came too early. */
export function look(): void {
  hasSeen = false;
  clearTimeout(timer);
  // The timer decides, and no clock beside it: it may fire a moment early, and nothing would draw the button free later.
  timer = setTimeout(() => {
    hasSeen = true;
    redraw();
  }, SIGHT_MS);
  // Not at once: this may be called amid a drawing, or before the box that was pressed has changed.
  setTimeout(redraw);
}

/** Begins to look, and names what draws the page anew when enough has been seen. */
export function onSight(draw: () => void): void {
  redraw = draw;
  for (const name of ['focus', 'pageshow']) addEventListener(name, look);
  document.addEventListener('visibilitychange', look);
  // Whoever presses again and again has not looked.
  addEventListener('click', () => isSeen() || look(), true);
}
