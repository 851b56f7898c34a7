import type { ConsentChannel } from '@chatelaine/shared';
import type { Translation } from '@chatelaine/tools/browser/translate-page';
import { expect } from 'vitest';
import { Chance, randomChannel, randomClients } from './chance.ts';
import type { LightElement } from './light-dom.ts';
import { LightTab } from './light-page.ts';
import { ModelServer, STRANGER } from './model-server.ts';
import { PersonModel } from './person-model.ts';

/** The script of the page under test. A call of this function starts the page, as a load of the page does. */
export type StartPage = () => void;

export interface WalkOptions {
  seed: number;
  translation?: Translation | null;
  /** False makes the server accept a withdrawal without a review, as an old server did. */
  asksForReview?: boolean;
}

const STEPS = 30;
const LOOK_MS = 600;

/**
 * Takes up to `STEPS` random steps, and ends earlier when the page sends the browser to another address. Compares the
 * page with the model after every step.
 */
export async function walk(startPage: StartPage, { seed, translation = null, asksForReview = true }: WalkOptions) {
  const walker = new Walker(startPage, new Chance(seed), translation, asksForReview);
  try {
    await walker.open();
    for (let step = 0; step < STEPS && !walker.isOver; step++) await walker.step();
  } catch (cause) {
    const way = `seed ${seed}, ${translation ?? 'no'} translation: ${walker.trail.join(' → ')}`;
    throw new Error(`${cause instanceof Error ? cause.message : cause} (${way})`, { cause });
  }
  return walker.seen;
}

class Walker {
  readonly server: ModelServer;
  readonly tab: LightTab;
  readonly person = new PersonModel();
  /** The h1 of every screen that was shown, and the kind of every save. */
  readonly seen = new Set<string>();
  /** The steps of the walk, in order. */
  readonly trail: string[] = [];
  #saves = 0;

  readonly startPage: StartPage;
  readonly chance: Chance;
  readonly translation: Translation | null;

  constructor(startPage: StartPage, chance: Chance, translation: Translation | null, asksForReview: boolean) {
    this.startPage = startPage;
    this.chance = chance;
    this.translation = translation;

    this.server = new ModelServer(randomClients(chance), asksForReview);
    this.tab = new LightTab(this.server.fetch);
  }

  get isOver(): boolean {
    return this.tab.leftTo !== null || this.#buttons.length === 0;
  }

  async open(): Promise<void> {
    await this.tab.open(this.translation);
    Object.assign(this.person, { reviewed: null, isConfirmed: false });
    this.startPage();
    await this.#look();
  }

  async step(): Promise<void> {
    if (this.chance.isLucky(0.25)) this.#disturb();
    if (this.chance.isLucky(0.05)) {
      this.trail.push('reload');
      return await this.open();
    }
    const element = this.chance.pick(this.#actions);
    const place = this.tab.placeOf(element);
    const h1 = this.#h1;
    const isOther = h1?.textContent.startsWith('Someone else') === true;
    this.trail.push(`${nameOf(element.closest('label') ?? element)} of "${h1?.textContent}"`);
    const { signedOut } = this.server;
    this.#mean(element);
    this.#act(element);
    await this.tab.settle(100);
    // The second half of a double click can hit any element of the new screen.
    if (this.#h1 !== h1 && this.#actions.length > 0 && this.chance.isLucky(0.3)) {
      const second = this.chance.pick(this.#actions);
      this.trail.push(`twice, on ${nameOf(second.closest('label') ?? second)}`);
      this.tab.press(second, place);
    }
    if (this.server.signedOut > signedOut && !isOther) this.person.forget();
    await this.#look();
  }

  // Compares the screen with the choice of the person.
  async #look(): Promise<void> {
    await this.tab.settle(LOOK_MS);
    this.person.hear(this.server);
    this.#expectSaves();
    if (this.tab.leftTo !== null) return this.#expectLeave();
    const h1 = this.#h1?.textContent ?? '';
    this.seen.add(h1.replace(/\d+/, 'n'));
    expect(h1, 'what the screen is called').not.toBe('');
    expect(this.tab.translator?.frozen() ?? [], 'what a translation froze').toEqual([]);
    if (this.#isChoosing) this.#expectChoice();
    else if (/^Withdraw permission for/.test(h1)) this.#expectReview();
    else if (/already has/.test(h1)) {
      this.person.isConfirmed = false;
      expect(this.person.change, 'what is meant where everything is said to be shared').toMatchObject({ withdraw: [] });
    }
  }

  #expectSaves(): void {
    const { saves } = this.server;
    for (const save of saves.slice(this.#saves)) {
      const { meant, reviewed, isConfirmed, hasEnd } = this.person;
      this.seen.add(
        `saved ${save.withdraw.length > 0 ? 'a withdrawal' : save.grant.length > 0 ? 'a grant' : 'nothing'}`,
      );
      expect({ grant: save.grant, withdraw: save.withdraw, keep: save.keep }, 'what is saved').toEqual(meant);
      expect(save.expiresAt !== undefined, 'an end').toBe(hasEnd && save.grant.length > 0);
      if (save.withdraw.length > 0)
        expect({ reviewed, isConfirmed }, 'a withdrawal').toEqual({ reviewed: save.withdraw, isConfirmed: true });
    }
    this.#saves = saves.length;
  }

  #expectLeave(): void {
    if (this.tab.leftTo?.includes('server_error')) expect(this.server.answer, 'what became of the answer').toBeNull();
    else expect(this.tab.leftTo).toBe(this.server.answer?.redirectTo);
  }

  #expectChoice(): void {
    this.person.isConfirmed = false;
    const boxes = this.#rows.map((box) => [this.#channelOf(box).id, box.checked]);
    const meant = this.#rows.map((box) => [this.#channelOf(box).id, this.person.isWanted({ ...this.#channelOf(box) })]);
    expect(boxes, 'the ticks').toEqual(meant);
    const submit = this.#buttons.find((button) => button.getAttribute('type') === 'submit');
    expect(submit && nameOf(submit), 'what the button says').toBe(this.person.label);
  }

  #expectReview(): void {
    const listed = this.tab.document.body
      .all('ul')[0]
      ?.all('li')
      .map((item) => this.#channelOf(item).id);
    expect(listed, 'what is reviewed').toEqual(this.person.change.withdraw);
    this.person.reviewed = listed ?? [];
  }

  // Changes the modelled choice of the person as a press of this element must change it.
  #mean(element: LightElement): void {
    const { person } = this;
    const isReview = this.tab.document.body
      .all('h1')
      .some(({ textContent }) => /^(Withdraw|Share) .*\?$/.test(textContent));
    if (isReview && element.getAttribute('type') === 'submit') person.isConfirmed = true;
    if (nameOf(element) === 'No end date') person.hasEnd = false;
    const listed = this.#rows.map((row) => this.#channelOf(row).id);
    if (nameOf(element).startsWith('Select all')) for (const id of listed) person.ticked.add(id);
    if (nameOf(element) === 'Clear selection') person.untick(listed);
    if (/^Keep (it|them)$/.test(nameOf(element))) person.keepShared();
    if (this.#isChoosing) person.isKeeping = nameOf(element) === 'Keep as it is';
    if (element.getAttribute('type') !== 'checkbox' || element.getAttribute('aria-disabled') === 'true') return;
    const { id } = this.#channelOf(element);
    if (!person.ticked.delete(id)) person.ticked.add(id);
  }

  #act(element: LightElement): void {
    const fields = this.tab.document.body.all('input');
    const typed = { date: '2031-12-31', search: this.chance.pick(['1', '02', 'Shop', '']), password: 'a password' };
    const type = element.getAttribute('type');
    if (type === 'date') this.person.hasEnd = true;
    if (type === 'date' || type === 'search') {
      this.tab.type(element, typed[type]);
      return;
    }
    for (const field of fields) {
      const kind = field.getAttribute('name');
      if (kind === 'email' && this.chance.isLucky(0.8))
        field.value = this.chance.pick(['owner@bakery.example', STRANGER]);
      if (kind === 'password' && this.chance.isLucky(0.9)) field.value = typed.password;
    }
    this.tab.press(element);
  }

  /** Makes a change outside the page: the session ends or ages, the network fails, a colleague changes a number. */
  #disturb(): void {
    const { server } = this;
    const { channels } = this.chance.pick(server.clients);
    const channel = this.chance.pick(channels);
    const [what, happens] = this.chance.pick<[string, () => unknown]>([
      ['session over', () => Object.assign(server, { person: null })],
      ['session old', () => Object.assign(server, { isOld: true })],
      ['network', () => Object.assign(server, { trouble: this.chance.pick(['lost', 'unheard', 'failed']) })],
      [
        `flip ${channel.id}`,
        () => Object.assign(channel, { permission: channel.permission === 'shared' ? 'missing' : 'shared' }),
      ],
      ['new number', () => channels.push(randomChannel(this.chance, channels.length))],
    ]);
    happens();
    this.trail.push(`(${what})`);
  }

  // The next members find the elements of the screen.
  get #h1(): LightElement | undefined {
    return this.tab.document.body.all('h1')[0];
  }
  get #buttons(): LightElement[] {
    return this.tab.document.body.all('button');
  }
  get #rows(): LightElement[] {
    return this.tab.document.body.all('input').filter((input) => input.getAttribute('type') === 'checkbox');
  }
  get #isChoosing(): boolean {
    return /^Let /.test(this.#h1?.textContent ?? '');
  }
  get #actions(): LightElement[] {
    const inputs = this.tab.document.body.all('input');
    const kinds = ['checkbox', 'radio', 'date', 'search'];
    return [
      ...this.#buttons,
      ...this.tab.document.body.all('summary'),
      ...inputs.filter((input) => kinds.includes(input.getAttribute('type') ?? '')),
    ];
  }
  #channelOf(element: LightElement): ConsentChannel {
    const [phoneNumber] = /\+\d+/.exec((element.closest('label') ?? element).textContent) ?? [];
    const channel = this.person.channels.find((each) => each.phoneNumber === phoneNumber);
    if (channel === undefined) throw new Error(`${phoneNumber} is no number of the question.`);
    return channel;
  }
}

const nameOf = ({ textContent }: LightElement): string => textContent.trim();
