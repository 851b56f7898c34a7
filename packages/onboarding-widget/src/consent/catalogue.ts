/** A stretch of a sentence that is shown in bold. */
export interface Strong {
  strong: string;
}

/** A phone number within a sentence. */
export interface Phone {
  phoneNumber: string;
}

/** A sentence in parts, so that each language decides where the bold words and the numbers stand. */
export type Words = (string | Strong | Phone)[];

/** Marks a stretch of a sentence as bold. */
export function strong(text: string): Strong {
  return { strong: text };
}

/** Every text of the page; a language is one value of this type. */
export interface Texts {
  signedInAs(email: string): Words;
  switchAccount: string;
  goBackTo(host: string): Words;
  reference(id: string): string;

  loading: { title: string };
  badLink: { title: string; body(partner: string | null): string; signUpBody: string };
  signIn: {
    title: string;
    titleFor(partner: string): string;
    checkAddress(host: string): Words;
    choiceKept: string;
    email: string;
    password: string;
    submit: string;
    wrong: string;
    tooMany(seconds: number | null): string;
    unreachable: string;
  };
  signedIn: { title: string; body(email: string): Words; next: string; signOut: string };
  signUp: {
    title: string;
    name: string;
    password: string;
    passwordHint: string;
    submit: string;
    nameRefused: string;
    passwordRefused: string;
  };
  whichClient: { title: string; partner(name: string): string; noPartner: string; submit: string };
  otherPartner: {
    title(client: string, other: string): string;
    body(partner: string): string;
    back(host: string): string;
  };
  notAllowed: {
    title(client: string | null): string;
    body(partner: string): string;
    link: string;
    copy: string;
    copied: string;
    copyYourself: string;
  };
  noChannels: { title: string; body(partner: string): string; checkAgain: string; deny: string };
  choose: {
    title(partner: string): string;
    firstTime(partner: string): string;
    partnerPays(partner: string, count: number, total: number): string;
    mayNotWithdraw(partner: string, count: number, total: number): string;
    requestedUnknown(partner: string): string;
    changed: string;
    can(partner: string): string;
    rights: string[];
    limits: string;
    numbers: string;
    all: string;
    allHint(count: number): string;
    chosen: string;
    sharedNow: string;
    notActive: string;
    paidBy(partner: string): string;
    askedForBy(partner: string): string;
    count(grant: number, withdraw: number): string;
    unchanged: string;
    nothingTicked: string;
    nothingChosen: string;
    grant(count: number): string;
    withdraw(count: number): string;
    both: string;
    keep: string;
    pick: string;
    deny: string;
  };
  review: {
    titleWithdraw(count: number): string;
    titleAll(count: number, partner: string): string;
    withdraw: string;
    grant: string;
    warning(partner: string, count: number, phoneNumber: string): Words;
    submit: string;
    back: string;
  };
  stepUp: { title: string; body: string; submit: string; back: string; wrong: string };
  done: {
    hasPermission(partner: string, count: number): string;
    noPermission(partner: string): string;
    leaving(host: string): string;
    submit: string;
  };
  failed: {
    askTitle: string;
    saveTitle: string;
    signInTitle: string;
    unchanged: string;
    changed: string;
    suspended: string;
    tooMany(seconds: number | null): string;
    soon: string;
    noAnswer: string;
    noAnswerToSave: string;
    offline: string;
    tryAgain: string;
    back: string;
  };
}
