/** One customer's account at Telnyx; v2 and v1 are signed in to with different things. */
export interface TelnyxAccount {
  readonly id: string;
  /** v2: `Authorization: Bearer <key>`. */
  readonly apiKey: string;
  /** v1: `x-api-user` and `x-api-token`. */
  readonly user: string;
  readonly token: string;
}

/** Where Harborline places its orders now. Keys are words, so that nobody takes one for a secret. */
export const HARBORLINE: TelnyxAccount = {
  id: '40d6a1c2-0000-4df2-8e9c-b0e0cb670001',
  apiKey: 'KEY-practice-only-harborline-voice',
  user: 'porting@harborline.practice.example',
  token: 'practice-only-harborline-voice-token',
};

/** An account that came with a company Harborline bought, and is still worked in v1. */
export const HARBORLINE_SOUTH: TelnyxAccount = {
  id: '40d6a1c2-0000-4df2-8e9c-b0e0cb670002',
  apiKey: 'KEY-practice-only-harborline-south',
  user: 'porting@south.practice.example',
  token: 'practice-only-harborline-south-token',
};

export const TELNYX_ACCOUNTS: readonly TelnyxAccount[] = [HARBORLINE, HARBORLINE_SOUTH];

/** What *Try practice carriers* signs in with: v2 to the one account, v1 to the other, so that no order is seen twice. */
export const PRACTICE_TELNYX = {
  apiKey: HARBORLINE.apiKey,
  user: HARBORLINE_SOUTH.user,
  token: HARBORLINE_SOUTH.token,
} as const;

/** `user_id` in answers to `PRACTICE_TELNYX.apiKey`. */
export const PRACTICE_USER_ID = HARBORLINE.id;
