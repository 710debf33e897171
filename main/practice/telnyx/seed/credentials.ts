/** What the practice Telnyx answers to. Words, so that nobody takes one for a secret. */
export const PRACTICE_TELNYX = {
  /** v2: `Authorization: Bearer <key>`. */
  apiKey: 'KEY-practice-only-harborline-voice',
  /** v1: `x-api-user` and `x-api-token`. */
  user: 'porting@harborline.practice.example',
  token: 'practice-only-harborline-v1-token',
} as const;

/** Identifies the practice user in answers. */
export const PRACTICE_USER_ID = '40d6a1c2-0000-4df2-8e9c-b0e0cb670001';
