/**
 * The one Trusted Types policy of the page (`trusted-types default` in the CSP). Two libraries write to
 * guarded sinks: React Aria empties its announcer with `innerHTML = ''`, and pdf.js starts its worker from
 * a URL text. Both get exactly that; anything else stays a violation.
 */
interface Rules {
  readonly createHTML: (html: string) => string | null;
  readonly createScriptURL: (url: string) => string | null;
}

interface PolicyFactory {
  readonly defaultPolicy: unknown;
  readonly createPolicy: (name: string, rules: Rules) => unknown;
}

/** Empty markup can add nothing; no other text becomes markup. */
export function allowHtml(html: string): string | null {
  return html === '' ? html : null;
}

/** A script of our own origin; the CSP's `script-src` and `worker-src` say the same a second time. */
export function allowScriptUrl(url: string, base: string): string | null {
  if (!URL.canParse(url, base)) return null;
  const asked = new URL(url, base);
  const own = new URL(base);
  return asked.protocol === own.protocol && asked.host === own.host ? url : null;
}

/** Installs the policy once, where the browser knows Trusted Types. */
export function installTrustedTypes(page: Document): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  if (!trustedTypes || trustedTypes.defaultPolicy) return;
  trustedTypes.createPolicy('default', {
    createHTML: allowHtml,
    createScriptURL: (url) => allowScriptUrl(url, page.baseURI),
  });
}
