import { completeReturn } from '../connect/complete-return.ts';
import type { Connection } from '../connect/types.ts';
import { Base } from '../element/base.ts';
import { make } from '../element/make.ts';
import { textsFor } from '../element/texts.ts';
import { whenRead } from '../element/when-read.ts';
import { askAtOldAddress, forGrants } from './ask.ts';
import { css } from './css.ts';
import { oldAddress } from './old-address.ts';
import type { CompatOptions, Environment, QueryParameters, Version } from './types.ts';

const QUERY = [
  'email',
  'name',
  'state',
  'redirect_url',
  'next',
  'plan_selection',
  'flow',
  'io_signature',
  'io_timestamp',
  'preverified_phone_number_id',
] as const;

const attributeOf = (name: string) => name.replaceAll('_', '-');

/** The methods of a `<dialog-connect-button>`. */
export interface DialogConnectElement extends HTMLElement {
  /** Changes the attributes. */
  updateConfig(options: Partial<CompatOptions>): void;
  /** Asks the client, as a click on the button does. */
  openConnect(): void;
  /** Returns the address that a click opens. When the address has no `state`, the click adds a new one. */
  getPermissionUrl(): string;
}

/** `<dialog-connect-button>` with the attributes and events of 360dialog, and `base-url`: the address of Chatelaine. */
export class DialogConnectButtonElement extends Base implements DialogConnectElement {
  static observedAttributes: string[] = ['label', 'lang'];

  #connection: Connection | undefined;
  #button = make('button', { type: 'button', onclick: () => this.openConnect() });

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#button);
  }

  connectedCallback(): void {
    this.attributeChangedCallback();
    whenRead(() => completeReturn(this.#tell));
  }

  disconnectedCallback(): void {
    // A script that moves an element within the page removes the element and adds it again at once. A moved element
    // keeps its question.
    queueMicrotask(() => this.isConnected || this.#connection?.cancel());
  }

  attributeChangedCallback(): void {
    this.#button.textContent = this.getAttribute('label') || textsFor(this)[0];
  }

  /** Changes the attributes. */
  updateConfig({ queryParameters = {}, ...options }: Partial<CompatOptions>): void {
    const { partnerId, requestedNumber, env, baseUrl, version } = options;
    const attributes = {
      'partner-id': partnerId,
      'requested-number': requestedNumber,
      env,
      'base-url': baseUrl,
      version,
    };
    for (const [name, value] of Object.entries({ ...attributes, ...queryParameters }))
      if (value) this.setAttribute(attributeOf(name), value);
  }

  /** Asks the client, as a click on the button does. */
  openConnect(): void {
    this.#connection = askAtOldAddress(this.#options(), this.#tell);
  }

  /** Returns the address that a click opens. When the address has no `state`, the click adds a new one. */
  getPermissionUrl(): string {
    return oldAddress(this.#options());
  }

  #options(): CompatOptions {
    const read = (name: string) => this.getAttribute(name) || undefined;
    const queryParameters: QueryParameters = {};
    for (const name of QUERY) queryParameters[name] = read(attributeOf(name));
    return {
      partnerId: read('partner-id') ?? '',
      baseUrl: read('base-url'),
      requestedNumber: read('requested-number'),
      env: read('env') as Environment | undefined,
      version: read('version') as Version | undefined,
      queryParameters,
    };
  }

  #tell = forGrants((detail) => {
    this.dispatchEvent(new CustomEvent('connect-callback', { detail, bubbles: true, composed: true }));
    dispatchEvent(new CustomEvent('dialog-connect-callback', { detail }));
  });
}
