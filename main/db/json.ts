/**
 * A value that is already JSON: stored cards travel from the database to main as the text they are, and are parsed
 * once, where they are used.
 */
export class Json<Value> {
  readonly text: string;
  /** Only to tell one `Json` from another. */
  declare readonly value: Value;

  constructor(text: string) {
    this.text = text;
  }
}

/** A list of stored texts. */
export function jsonList<Item>(texts: readonly string[]): Json<readonly Item[]> {
  return new Json(`[${texts.join(',')}]`);
}

/** An object with one more property, given as JSON. */
export function withJson<Head extends object, Name extends string, Value>(
  head: Head,
  name: Name,
  value: Json<Value>,
): Json<Head & { readonly [Key in Name]: Value }> {
  const open = JSON.stringify(head).slice(0, -1);
  return new Json(`${open}${open === '{' ? '' : ','}${JSON.stringify(name)}:${value.text}}`);
}
