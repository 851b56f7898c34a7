import type { AnswerInput, Question, Receipt } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import type { RareScreens } from './load-rare-screens.ts';
import { type Reply, type Screen, screenAfter } from './screen.rule.ts';
import { type Failure, NO_ANSWER } from './server.ts';

// Stands for the file of the rare screens. The rule only checks whether this file is there, and passes it on.
const screens = { RareScreen: () => null, AlreadyShared: () => null, CodeField: () => null } as unknown as RareScreens;
const partner = { name: 'Acme Inbox', logo: null };
const frame = { reference: 'ref_1', partner, returnHost: 'partner.example', partnerHost: 'partner.example' };
const person = { email: 'owner@bakery.example' };
const receipt: Receipt = {
  ...{ status: 'granted', partner, granted: [], withdrawn: [], shared: [], expiresAt: null },
  ...{ redirectTo: 'https://partner.example/return', returnHost: 'partner.example' },
};
const signedIn = { ...frame, requestId: 'req_1', person, expiresInMs: 900_000, errorReturn: 'https://partner.example' };
const client = { id: 'aCL', name: 'Harbour Bakery' };
const signIn: Question = { ...frame, step: 'sign_in', email: null };
const choose = {
  ...{ ...signedIn, step: 'choose', client, firstTime: false, isNeverShared: false, laterShared: false },
  ...{ channels: [], requestedUnknown: false },
} satisfies Question;
const none = { ...signedIn, step: 'no_channels', client } satisfies Question;
const answered = { ...frame, step: 'answered', person, receipt } satisfies Question;

const failed: Failure = { ...NO_ANSWER, status: 500, code: 'internal' };
const unknown: Failure = { ...NO_ANSWER, status: 404, code: 'not_found' };
const asksCode: Failure = { ...NO_ANSWER, status: 403, code: 'code_required' };
const change = { grant: [], withdraw: ['aCH'], keep: [] };
const answer: AnswerInput = { requestId: 'req_1', decision: 'deny' };

const SCREENS = {
  loading: { name: 'loading' },
  'not asked': { name: 'not_asked', failure: failed },
  'bad link': { name: 'bad_link', failure: unknown, screens },
  'other person': { name: 'other_person', owner: person.email, failure: unknown, screens },
  'sign in': { name: 'question', question: signIn, hasChanged: false, screens: null },
  choose: { name: 'question', question: choose, hasChanged: false, screens: null },
  'no channels': { name: 'rare_question', question: none, screens },
  answered: { name: 'answered', question: answered, hasChanged: false, screens },
  review: { name: 'review', question: choose, change, token: 'token', screens },
  'not reviewed': { name: 'not_reviewed', question: choose, change, failure: failed },
  'step-up': { name: 'step_up', question: choose, answer, screens },
  'not saved': { name: 'not_saved', question: choose, answer, failure: NO_ANSWER, lost: 1 },
  done: { name: 'done', question: choose, receipt },
} satisfies Record<string, Screen>;

const ask = (question: Question, file: RareScreens | null = screens): Reply => {
  return { name: 'asked', question, hasChanged: true, screens: file };
};
const REPLIES = {
  'asks to sign in': ask(signIn, null),
  'asks which numbers': ask(choose, null),
  'asks a rare question': ask(none),
  'asks it, without the file': ask(none, null),
  'says what was answered': ask(answered),
  'does not ask': { name: 'not_asked', failure: failed },
  'knows no such link': { name: 'not_asked', failure: unknown, screens },
  'knows no such link, without the file': { name: 'not_asked', failure: unknown, screens: null },
  'knows another person': { name: 'not_asked', failure: unknown, owner: person.email, screens },
  reviewed: { name: 'review', change, token: 'token', screens },
  'did not review': { name: 'not_reviewed', change, failure: failed },
  saved: { name: 'done', receipt },
  'did not save': { name: 'not_saved', answer, failure: failed },
  'wants a password': { name: 'not_saved', answer, failure: asksCode, screens },
  'wants it, without the file': { name: 'not_saved', answer, failure: asksCode, screens: null },
} satisfies Record<string, Reply>;

// The screens are in the order of REPLIES.
const ASKED = [
  ...['question', 'question', 'rare_question', null, 'answered'],
  ...['not_asked', 'bad_link', 'not_asked', 'other_person'],
];
const REVIEWED = ['review', 'not_reviewed'];
const SAVED = ['done', 'not_saved', 'step_up', 'not_saved'];
const stays = (count: number): null[] => Array.from({ length: count }, () => null);

/**
 * The next screen for each reply. It is null when the reply cannot come to the screen. In that case the screen stays.
 */
const TABLE: Record<keyof typeof SCREENS, (string | null)[]> = {
  loading: [...ASKED, ...stays(6)],
  'not asked': [...ASKED, ...stays(6)],
  'bad link': stays(15),
  'other person': [...ASKED, ...stays(6)],
  'sign in': [...ASKED, ...stays(6)],
  choose: [...ASKED, ...REVIEWED, ...SAVED],
  'no channels': [...ASKED, ...stays(2), ...SAVED],
  answered: stays(15),
  // A reply about the current question counts, whichever screen of that question is shown.
  review: [...ASKED, ...REVIEWED, ...SAVED],
  'not reviewed': [...ASKED, ...REVIEWED, ...SAVED],
  'step-up': [...ASKED, ...REVIEWED, ...SAVED],
  'not saved': [...ASKED, ...REVIEWED, ...SAVED],
  done: stays(15),
};

/** Lists the pairs of a screen and a reply for which a rule gives another next screen than the table. */
function differences(rule: typeof screenAfter): string[] {
  return Object.entries(SCREENS).flatMap(([at, screen]) =>
    Object.entries(REPLIES).flatMap(([what, reply], column) => {
      const expected = TABLE[at as keyof typeof SCREENS][column];
      const next = rule(screen, reply);
      const isRight = expected === null ? next === screen : next.name === expected && next !== screen;
      return isRight ? [] : [`${at}, ${what}: ${next.name}`];
    }),
  );
}

test('each reply leads each screen to the next one, or leaves it as it is', () => {
  for (const row of Object.values(TABLE)) expect(row).toHaveLength(Object.keys(REPLIES).length);
  expect(new Set(Object.values(SCREENS).map(({ name }) => name)).size).toBe(12);
  expect(differences(screenAfter)).toEqual([]);
});

test('control: the table finds a question that takes the place of a receipt, and an answer to nobody', () => {
  const replaced = differences((screen, reply) => screenAfter(screen.name === 'done' ? SCREENS.choose : screen, reply));
  expect(replaced).toContain('done, asks which numbers: question');

  const answeredByNobody = differences((screen, reply) =>
    screenAfter(screen.name === 'loading' ? SCREENS.choose : screen, reply),
  );
  expect(answeredByNobody).toContain('loading, saved: done');
});

test('a screen keeps the question that the reply is about', () => {
  for (const reply of [REPLIES.saved, REPLIES['did not save'], REPLIES['wants a password']]) {
    expect(screenAfter(SCREENS['no channels'], reply)).toMatchObject({ question: none });
  }
  expect(screenAfter(SCREENS.choose, REPLIES.reviewed)).toEqual(SCREENS.review);
  expect(screenAfter(SCREENS.choose, REPLIES['did not review'])).toEqual(SCREENS['not reviewed']);
});

test('a question is shown as it was asked: with what changed, and with its screens', () => {
  expect(screenAfter(SCREENS.review, ask(choose))).toEqual({ ...SCREENS.choose, hasChanged: true, screens });
  expect(screenAfter(SCREENS.review, REPLIES['says what was answered'])).toMatchObject({ hasChanged: true });
});

test('lost replies are counted while the same answer is sent again, and forgotten with another screen', () => {
  const lost: Reply = { name: 'not_saved', answer, failure: NO_ANSWER };

  expect(screenAfter(SCREENS.choose, lost)).toMatchObject({ lost: 1 });
  expect(screenAfter(SCREENS['not saved'], lost)).toMatchObject({ lost: 2 });
  expect(screenAfter(SCREENS['not saved'], REPLIES['did not save'])).toMatchObject({ lost: 1 });
  expect(screenAfter(SCREENS['step-up'], REPLIES['did not save'])).toMatchObject({ lost: 0 });
});

test('where the file did not come that asks for a password, the page says that it may work in a moment', () => {
  const without = screenAfter(SCREENS.choose, REPLIES['wants it, without the file']);
  expect(without).toMatchObject({ failure: { ...asksCode, status: 503, code: null } });

  // Control: any other failure is shown unchanged.
  expect(screenAfter(SCREENS.choose, REPLIES['did not save'])).toMatchObject({ failure: failed });
});
