import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Two cores: one worker keeps browsers and independent readers from starving each other.
    maxWorkers: 2,
  },
});
