import { type Translation, type Translator, translatePage } from '@chatelaine/tools/browser/translate-page';
import { vi } from 'vitest';
import { LightDocument, type LightElement, LightEvent } from './light-dom.ts';

type Fetch = (path: string, init: { body?: string }) => Promise<object>;

let past = 0;

// Waits until the page has drawn. Timers are fake in these tests, but `setImmediate` is real, and it fires after all
// pending promises are settled.
const drawn = () => new Promise((resolve) => setImmediate(resolve));

/** A browser tab. It keeps its session storage when it opens the page again. */
export class LightTab {
  document = new LightDocument();
  translator: Translator | null = null;
  /** The address to which the page sent the browser. */
  leftTo: string | null = null;
  readonly #kept = new Map<string, string>();
  #clicks: ((event: LightEvent) => void)[] = [];

  readonly fetch: Fetch;

  constructor(fetch: Fetch) {
    this.fetch = fetch;
  }

  /**
   * Opens the page again, as a reload does. `way` is the way in which the browser translates the page. With null the
   * browser does not translate the page.
   */
  async open(way: Translation | null): Promise<void> {
    // The previous page may still have work to do after it was drawn for the last time.
    await this.settle(200);
    // Clearing the timers resets the fake clock. `past` makes sure that the times of later presses are still greater
    // than the times of earlier presses.
    past += 3_600_000;
    vi.clearAllTimers();
    this.leftTo = null;
    this.document = new LightDocument();
    this.translator = way && translatePage(this.document as never, way);
    this.#clicks = [];
    const address = new URL('http://localhost:8082/permission?request=req_1');
    const leave = (to: string) => {
      this.leftTo ??= to;
    };
    const globals = {
      document: this.document,
      location: {
        ...{
          href: address.href,
          pathname: address.pathname,
          search: address.search,
          host: address.host,
          origin: address.origin,
        },
        ...{ assign: leave, replace: leave },
      },
      navigator: { onLine: true },
      opener: null,
      scrollTo: () => {},
      addEventListener: (name: string, listener: (event: LightEvent) => void) => {
        if (name === 'click') this.#clicks.push(listener);
      },
      fetch: this.fetch,
      FormData: LightForm,
      localStorage: storageOn(new Map()),
      sessionStorage: storageOn(this.#kept),
    };
    for (const [name, value] of Object.entries({ ...globals, window: globals })) vi.stubGlobal(name, value);
  }

  /** Waits until the page has drawn, and lets the translation do its work. */
  async settle(ms = 0): Promise<void> {
    await drawn();
    vi.advanceTimersByTime(ms);
    await drawn();
    this.translator?.pass();
  }

  /**
   * Presses a button, link, box or summary. With `secondAfter`, this press is the second half of a double click: it
   * hits this element at the place where the first press hit another element.
   */
  press(element: LightElement, secondAfter?: number): void {
    const type = element.getAttribute('type');
    const isBox = element.localName === 'input';
    const before = element.checked;
    const name = element.getAttribute('name');
    const others =
      type === 'radio' ? this.document.body.all('input').filter((it) => it.getAttribute('name') === name) : [];
    const chosen = others.find(({ checked }) => checked);
    for (const other of others) other.checked = false;
    if (isBox) element.checked = type === 'radio' || !before;
    const event = this.#dispatch(element, 'click', secondAfter);
    if (event.defaultPrevented) {
      element.checked = before;
      if (chosen) chosen.checked = true;
    } else if (isBox && element.checked !== before) this.#change(element);
    else if (element.localName === 'a') this.leftTo ??= element.getAttribute('href');
    else if (type === 'submit') this.#submit(element.form);
  }

  /** Types a text into a field. An empty text empties the field. */
  type(field: LightElement, text: string): void {
    field.value = text;
    this.#change(field);
  }

  #change(field: LightElement): void {
    this.#dispatch(field, 'input');
    this.#dispatch(field, 'change');
  }
  #submit(form: LightElement | null): void {
    const invalid = form?.all('input').filter(({ isInvalid }) => isInvalid) ?? [];
    for (const field of invalid) this.#dispatch(field, 'invalid');
    if (form !== null && invalid.length === 0) this.#dispatch(form, 'submit');
  }
  #dispatch(target: LightElement, type: string, place = this.placeOf(target)): LightEvent {
    const event = new LightEvent(type, target, past + Date.now(), place);
    if (type === 'click') for (const listener of this.#clicks) listener(event);
    for (let at: LightElement | null = target; at !== null && !event.isStopped; at = at.parentNode) at.hear(event);
    return event;
  }
  /**
   * Returns the place of an element. Each element has its own place. The page recognises the second half of a double
   * click by the place and the time of the press.
   */
  placeOf(element: LightElement): number {
    return 1_000 * this.document.body.all().indexOf(element);
  }
}

/** The values of a form's fields, by the names of the fields. */
class LightForm {
  readonly form: LightElement;

  constructor(form: LightElement) {
    this.form = form;
  }
  get(name: string): string | null {
    const fields = this.form.all('input').filter((field) => field.getAttribute('name') === name);
    const field = fields.find((each) => each.getAttribute('type') !== 'radio' || each.checked);
    return field?.value ?? field?.getAttribute('value') ?? null;
  }
}

const storageOn = (kept: Map<string, string>) => ({
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
});
