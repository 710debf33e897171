import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// Without global test functions Testing Library can't register this by itself.
afterEach(() => cleanup());
