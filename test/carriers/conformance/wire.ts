import type { RunningCarrier, Storage, Wire } from './subject.ts';

export function wireOf({ wire }: RunningCarrier): Wire {
  if (wire === undefined) throw new Error('this carrier is not reached over HTTP');
  return wire;
}

export function storageOf({ storage }: RunningCarrier): Storage {
  if (storage === undefined) throw new Error('this carrier keeps its files itself');
  return storage;
}
