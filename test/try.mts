import { Worker } from 'node:worker_threads';
import { drawn } from './pdf/seal/kit.ts';
const w = new Worker(new URL('../main/boot/press-worker.ts', import.meta.url));
w.on('error', e => console.log('ERR', e));
w.on('message', m => { console.log(m); w.terminate(); });
w.postMessage({task:'inspect', input:[await drawn()]});
