/**
 * Loads a module that uses electron-store. Outside Electron the `electron` package answers with the path of its
 * binary, and would download one first unless it is told where to look.
 */
export async function withStore<Module>(load: () => Promise<Module>): Promise<Module> {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
  return load();
}
