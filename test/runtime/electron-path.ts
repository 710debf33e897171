import { entry } from './entry.ts';
import { provideRuntime } from './runtime.ts';

// Only the path on standard output, so that scripts can use it: `$(npm run -s electron-path)`.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
await entry(async () => {
  const { binary } = await provideRuntime();
  write(`${binary}\n`);
  return 0;
});
