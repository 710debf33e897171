/** The picture can't be read; the message is a sentence for the agent. */
export class UnreadableImage extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreadableImage';
  }
}
