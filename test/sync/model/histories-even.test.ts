import { describeHistories, describeKept } from './histories.ts';

describeKept();
describeHistories(1, 3_000, 0);
