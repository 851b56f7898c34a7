// A page that opens the question, or covers it, can choose the moment: a press that was meant for something else, the
// second half of a double click, lands on a button that was not there before. So an answer counts only when the person
// has had this long to see what it is on.
const SIGHT_MS = 500;

// A double click stays in its place; whoever has seen the next screen moves.
const SAME_PLACE_PX = 10;

let hasSeen = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let redraw = () => {};
/** Counts what has come to the screen, and remembers how far it was at the last press, and where and when that was. */
let shown = 0;
let press = { shown, x: 0, y: 0, at: Number.NEGATIVE_INFINITY };

/** Says whether what is on the screen has been there, before the person's eyes, for long enough. */
export const isSeen = (): boolean => hasSeen;

/** Begins anew: a window that has just come to the front, or a press that came too early. */
function look(): void {
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

/** Begins anew: another screen, or a dialog that comes or goes. */
export function arrive(): void {
  shown++;
  look();
}

/** Begins to look, and names what draws the page anew when enough has been seen. */
export function onSight(draw: () => void): void {
  redraw = draw;
  for (const name of ['focus', 'pageshow']) addEventListener(name, look);
  document.addEventListener('visibilitychange', look);
  addEventListener('click', onPress, true);
}

function onPress(event: MouseEvent): void {
  const { screenX: x, screenY: y, timeStamp: at } = event;
  const isHere = Math.hypot(x - press.x, y - press.y) < SAME_PLACE_PX;
  if (event.detail > 0 && shown !== press.shown && at - press.at < SIGHT_MS && isHere) {
    // The second half of a double click: it was meant for what stood there before.
    event.preventDefault();
    event.stopPropagation();
    press.at = at;
    return;
  }
  press = { shown, x, y, at };
  // Whoever presses again and again has not looked.
  if (!hasSeen) look();
}
