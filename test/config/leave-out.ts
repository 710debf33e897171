import type { Plugin } from 'vite';

/** What of a package nobody here uses but a bundler can't tell. */
const UNUSED: readonly { readonly file: RegExp; readonly from: RegExp; readonly code: string }[] = [
  // Zod's messages in fifty languages; English is imported by itself.
  { file: /\/locales\/index\.js$/, from: /\/zod\//, code: 'export {};' },
  // electron-store validates by JSON schema and migrates between versions when it is asked to; kept.ts does neither.
  { file: /^ajv\//, from: /\/conf\//, code: 'export const Ajv2020 = undefined;' },
  { file: /^(ajv-formats|semver)$/, from: /\/conf\//, code: 'export default undefined;' },
  // electron-log's transport to a server, never used: it would load Node's HTTP before there is a window.
  {
    file: /^\.\/transports\/remote$/,
    from: /\/electron-log\/src\/node\//,
    code: 'module.exports = () => Object.assign(() => undefined, { level: false });',
  },
  // React Aria's words in thirty languages; Portside speaks English.
  {
    file: /\/intl\/.*\/(?!en-US)[a-z]{2}-[A-Z]{2}\.m?js$/,
    from: /\/react-(aria|stately)/,
    code: 'export default undefined;',
  },
];

const PREFIX = '\0left-out:';

/** Keeps dead weight out of the bundles: it would be read and compiled at every start. */
export function leaveOut(): Plugin {
  return {
    name: 'leave-out',
    enforce: 'pre',
    resolveId: (id, from = '') => {
      const index = UNUSED.findIndex((each) => each.file.test(id) && each.from.test(from));
      return index < 0 ? undefined : `${PREFIX}${index}`;
    },
    load: (id) => (id.startsWith(PREFIX) ? UNUSED[Number(id.slice(PREFIX.length))]?.code : undefined),
  };
}
