/** Set by the build (`PORTSIDE_FLAVOUR=test`); a release build holds `false` and no way to change it. */
declare const __TEST_FLAVOUR__: boolean | undefined;

/** Whether tools may look inside: a build run from its checkout, or one made for tests. Never a release. */
export function isOpenToTools(isPackaged: boolean): boolean {
  return !isPackaged || (typeof __TEST_FLAVOUR__ !== 'undefined' && __TEST_FLAVOUR__ === true);
}
