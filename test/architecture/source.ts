import { dirname, posix } from 'node:path';
import { parseSync, Visitor } from 'vite';

export type Import = {
  /** A path from the root for our own files, `npm:<name>` or `node:<name>` for others. */
  readonly target: string;
  readonly typeOnly: boolean;
  readonly names: readonly string[];
};

/** What the rules may ask about a file: read from its syntax tree, so that words in texts do not count. */
export type Source = {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly hasDefaultExport: boolean;
  /** Callees as written: `fetch`, `test.only`. With the arguments' kinds. */
  readonly calls: readonly { readonly callee: string; readonly args: readonly string[] }[];
  readonly built: readonly string[];
  /** `a.b` as written. */
  readonly members: readonly string[];
  /** Object properties with a constant value: `nodeIntegration: true`; and bare names of all properties. */
  readonly properties: readonly { readonly name: string; readonly value: string }[];
  readonly identifiers: ReadonlySet<string>;
  readonly comments: readonly string[];
};

/** Where an import leads. Pure. */
export function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(dirname(from), specifier));
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return `npm:${specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]}`;
}

type Facts = {
  imports: Import[];
  calls: Source['calls'][number][];
  built: string[];
  members: string[];
  properties: Source['properties'][number][];
  identifiers: Set<string>;
};

function visitor(
  path: string,
  textOf: (node: { start: number; end: number }) => string,
  facts: Facts,
): Visitor {
  return new Visitor({
    CallExpression(node) {
      facts.calls.push({ callee: textOf(node.callee), args: node.arguments.map((arg) => arg.type) });
    },
    NewExpression(node) {
      facts.built.push(textOf(node.callee));
    },
    MemberExpression(node) {
      facts.members.push(textOf(node));
    },
    Property(node) {
      facts.properties.push({ name: textOf(node.key), value: textOf(node.value) });
    },
    TSPropertySignature(node) {
      facts.properties.push({ name: textOf(node.key), value: '' });
    },
    Identifier(node) {
      facts.identifiers.add(node.name);
    },
    JSXAttribute(node) {
      facts.properties.push({ name: textOf(node.name), value: '' });
    },
    ImportExpression(node) {
      if (node.source.type !== 'Literal' || typeof node.source.value !== 'string') return;
      facts.imports.push({ target: targetOf(path, node.source.value), typeOnly: false, names: [] });
    },
    TSImportType(node) {
      facts.imports.push({ target: targetOf(path, node.source.value), typeOnly: true, names: [] });
    },
  });
}

/** Reads one file. Throws when it is not valid TypeScript. */
export function readSource(path: string, text: string): Source {
  const { program, module, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const facts: Facts = {
    imports: [],
    calls: [],
    built: [],
    members: [],
    properties: [],
    identifiers: new Set(),
  };
  for (const each of module.staticImports) {
    facts.imports.push({
      target: targetOf(path, each.moduleRequest.value),
      typeOnly: each.entries.length > 0 && each.entries.every((entry) => entry.isType),
      names: each.entries.map((entry) => entry.importName.name ?? ''),
    });
  }
  for (const entry of module.staticExports.flatMap((each) => each.entries)) {
    if (!entry.moduleRequest) continue;
    const names = [entry.importName.name ?? ''];
    facts.imports.push({ target: targetOf(path, entry.moduleRequest.value), typeOnly: entry.isType, names });
  }
  visitor(path, (node) => text.slice(node.start, node.end), facts).visit(program);
  return {
    path,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    hasDefaultExport: module.staticExports.some((each) =>
      each.entries.some((entry) => entry.exportName.kind === 'Default'),
    ),
    comments: comments.map((comment) => comment.value),
    ...facts,
  };
}
