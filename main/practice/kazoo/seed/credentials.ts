/** What a sign-in to a practice account needs. */
export interface PracticeSignIn {
  readonly accountName: string;
  readonly accountRealm: string;
  readonly username: string;
  readonly password: string;
  readonly apiKey: string;
}

/** Keys of the practice site are words, so that nobody takes one for a secret. */
const keyOf = (words: string): string => `practice-only-${words}-`.padEnd(64, 'x');

/** Harborline Voice, the reseller that is port authority of its sub-accounts: whom *Try practice carriers* connects as. */
export const PRACTICE_CREDENTIALS: PracticeSignIn = {
  accountName: 'Harborline Voice',
  accountRealm: 'harborline.practice.example',
  username: 'maya.ferreira',
  password: 'practice-harborline',
  apiKey: keyOf('harborline-voice'),
};

/** A second agent of the same reseller. */
export const PRACTICE_COLLEAGUE: PracticeSignIn = {
  ...PRACTICE_CREDENTIALS,
  username: 'theo.nakamura',
  password: 'practice-theo',
};

/** A customer: owner of ports, authority of none. */
export const PRACTICE_CUSTOMER: PracticeSignIn = {
  accountName: 'Juniper Street Dental',
  accountRealm: 'juniper-street-dental.practice.example',
  username: 'office',
  password: 'practice-office',
  apiKey: keyOf('juniper-street-dental'),
};

/** The master account of the site. */
export const PRACTICE_MASTER: PracticeSignIn = {
  accountName: 'Northgate Switching',
  accountRealm: 'northgate.practice.example',
  username: 'ops',
  password: 'practice-ops',
  apiKey: keyOf('northgate-switching'),
};
