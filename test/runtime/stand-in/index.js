/* Stands in for Electron's own default app where the runtime comes without one: `electron [-r module] <app>`. */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

// A copy: a module named by -r may edit process.argv (Playwright's loader does).
const args = process.argv.slice(1);
const preloads = [];
let target;
for (let i = 0; i < args.length && target === undefined; i += 1) {
  const arg = args[i];
  if (arg === '-r' || arg === '--require') {
    preloads.push(args[i + 1]);
    i += 1;
  } else if (!arg.startsWith('-')) target = resolve(arg);
}

if (target === undefined) {
  process.stderr.write('electron: name the app to run\n');
  app.exit(1);
} else {
  const folder = statSync(target).isDirectory() ? target : dirname(target);
  const require = createRequire(join(folder, 'package.json'));
  process.defaultApp = true;
  for (const module of preloads) require(module);

  let main = target;
  if (folder === target) {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    app.setVersion(manifest.version ?? '0.0.0');
    app.setName(manifest.productName ?? manifest.name);
    if (!app.commandLine.hasSwitch('user-data-dir')) {
      app.setPath('userData', join(app.getPath('appData'), app.getName()));
    }
    app.setAppPath(folder);
    main = join(folder, manifest.main ?? 'index.js');
  }
  // Awaited at top level: Electron holds `ready` back until the entry point has been evaluated.
  await import(pathToFileURL(main).href);
}
