/** `bill.pdf`, then `bill-2.pdf`: carriers overwrite a file of the same name. Carriers also drop spaces in names. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map(comparable));
  if (!used.has(comparable(wanted))) return wanted;
  const { stem, extension } = split(wanted);
  for (let n = 2; ; n += 1) {
    const name = `${stem}-${n}${extension}`;
    if (!used.has(comparable(name))) return name;
  }
}

/** The name of a file once it has been turned into a PDF. */
export function pdfName(fileName: string): string {
  return `${split(fileName).stem}.pdf`;
}

function comparable(name: string): string {
  return name.replaceAll(' ', '').toLowerCase();
}

function split(fileName: string): { readonly stem: string; readonly extension: string } {
  const dot = fileName.lastIndexOf('.');
  if (dot <= 0) return { stem: fileName, extension: '' };
  return { stem: fileName.slice(0, dot), extension: fileName.slice(dot) };
}
