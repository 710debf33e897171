import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// Without global test functions Testing Library can't register this by itself.
afterEach(() => cleanup());

// A test waits for what it looks for, and a busy machine takes its time; one that never comes still fails.
configure({ asyncUtilTimeout: 30_000 });
