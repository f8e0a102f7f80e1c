import { defineConfig } from 'vitest/config'

export default defineConfig({
  // As in the Worker's bundle: `src/pages/jsx-runtime.ts`, of which there is one.
  oxc: { jsx: { runtime: 'automatic', importSource: '.', development: false } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // By default one processor is left to vitest itself, which has little to do: half of a small machine.
    maxWorkers: '100%',
    globalSetup: 'tests/support/temporary.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false' },
  },
})
