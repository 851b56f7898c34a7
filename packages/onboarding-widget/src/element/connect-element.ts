import { completeReturn } from '../connect/complete-return.ts';
import { connect } from '../connect/connect.ts';
import { NAME } from '../connect/name.ts';
import { own } from '../connect/own.ts';
import type { Connection, ConnectUrl, OnEvent } from '../connect/types.ts';
import { Base } from './base.ts';
import { css } from './css.ts';
import { make } from './make.ts';
import { textsFor } from './texts.ts';
import { whenRead } from './when-read.ts';

/**
 * The properties and methods of a `<chatelaine-connect>`. This type is an interface, because the class of the ES module
 * and the class of the CommonJS module each have private fields. As types, the classes would be two types for one tag.
 */
export interface ConnectElement extends HTMLElement {
  /** Is used instead of the attribute `url`. The value may also be a promise, or a function called within the click. */
  url: ConnectUrl | undefined;
  /** Receives every event, in addition to the listeners. */
  onEvent: OnEvent | undefined;
  /** Asks the client, as a click on the button does. */
  connect(): Connection;
}

/**
 * `<chatelaine-connect>`: a button that asks the client, and a line that says where the question is. The attributes are
 * the options of `connect`. The events are the events of `connect`, with names such as `chatelaine-granted`. They
 * bubble and leave shadow trees. The element reads the language of its texts when it is added to the page.
 */
export class ChatelaineConnectElement extends Base implements ConnectElement {
  /** Is used instead of the attribute `url`. The value may also be a promise, or a function called within the click. */
  url: ConnectUrl | undefined;
  /** Receives every event, in addition to the listeners. */
  onEvent: OnEvent | undefined;

  #isShown = false;
  #connection: Connection | undefined;
  #label = make('slot');
  #status = make('span', { role: 'status' });
  #link = make('a', {
    target: NAME,
    part: 'link',
    // The function returns nothing: `false` would cancel the click, and the link would not open.
    onclick: (event: Event) => void (this.#connection?.focus() && event.preventDefault()),
  });

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    const button = make('button', { type: 'button', part: 'button', onclick: () => this.connect() });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    button.append(this.#label);
    root.append(button, ' ', this.#status);
  }

  connectedCallback(): void {
    if (this.#isShown) return;
    this.#isShown = true;
    [this.#label.textContent] = textsFor(this);
    whenRead(() => {
      completeReturn(this.#tell);
      this.#tell('ready', {});
    });
  }

  disconnectedCallback(): void {
    queueMicrotask(() => {
      // A script that moves an element within the page removes the element and adds it again at once. A moved element
      // keeps its question.
      this.#isShown = this.isConnected;
      if (!this.#isShown) this.#connection?.cancel();
    });
  }

  /** Asks the client, as a click on the button does. */
  connect(): Connection {
    const options: Record<string, unknown> = own({});
    for (const { name, value } of this.attributes)
      options[name.replace(/-./g, (at) => at.slice(1).toUpperCase())] = value;
    if (this.url) options.url = this.url;
    options.onEvent = this.#tell;
    const connection = connect(options);
    this.#connection = connection;
    // When no answer comes, for example because another button asks, the status line becomes empty.
    connection.result.catch(() => this.#connection === connection && this.#status.replaceChildren());
    return connection;
  }

  #tell: OnEvent = (name, detail) => {
    const { url: href } = own(detail as { url?: string });
    this.#link.textContent = textsFor(this)[name === 'opened' ? 1 : 2];
    // After `closed` the link stays, because it opens the window again.
    if (name !== 'closed') this.#status.replaceChildren(href ? Object.assign(this.#link, { href }) : '');
    this.dispatchEvent(new CustomEvent(`chatelaine-${name}`, { detail, bubbles: true, composed: true }));
    this.onEvent?.(name, detail);
  };
}
