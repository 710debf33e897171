import { describeHistories } from './histories.ts';

describeHistories(1, 3_000, 1);
