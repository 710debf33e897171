/** The account of *Try practice carriers* at the practice Flowroute. Words, so that nobody takes them for secrets. */
export const PRACTICE_FLOWROUTE = {
  accessKey: 'practice-harborline',
  secretKey: 'practice-only-harborline-voice',
} as const;

/** Where papers of port orders are uploaded. */
export const FLOWROUTE_BUCKET = 'porting-uploads-practice';

/** First part of every key in the bucket: the account. */
export const ACCOUNT_NUMBER = '4';
