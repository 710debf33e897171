/** An error as S3 tells it: a status, a code, a message, and elements beside them. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly elements: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    elements: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.elements = elements;
  }
}

/** 403 for whoever has no right, or none any more. */
export const denied = (message = 'Access Denied', elements: Readonly<Record<string, string>> = {}): Refusal =>
  new Refusal(403, 'AccessDenied', message, elements);

/** 400 for a request whose parts make no sense together. */
export const badArgument = (message: string, elements: Readonly<Record<string, string>> = {}): Refusal =>
  new Refusal(400, 'InvalidArgument', message, elements);

/** 403 for a signature that is not the one computed here; AWS sends the signed text back, and so do we. */
export const badSignature = (stringToSign: string): Refusal =>
  new Refusal(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    { StringToSign: stringToSign },
  );

/** 403 for a key nobody has. */
export const unknownKey = (accessKey: string): Refusal =>
  new Refusal(
    403,
    'InvalidAccessKeyId',
    'The AWS Access Key Id you provided does not exist in our records.',
    {
      AWSAccessKeyId: accessKey,
    },
  );
