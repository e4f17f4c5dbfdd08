import { defineConfig } from 'vitest/config'

/**
 * The tests beside the code: what a mutant of the domain has to survive. The golden cases of `tests/law` import the
 * domain by its package name, which leads out of the mutated copy: they could kill nothing here.
 */
export default defineConfig({
  test: {
    include: ['packages/domain/src/**/*.test.ts'],
    exclude: ['**/*.int.test.ts', '**/node_modules/**'],
    // Properties with a fixed seed: a mutant must not survive by luck, nor die by it.
    setupFiles: ['tools/mutation/fixed-seed.ts'],
    // A busy machine must not spoil the run without a mutant; Stryker itself ends a mutant that hangs.
    testTimeout: 60_000,
  },
})
