import type { Correction } from '@xinheng/domain/listing/listing'
import type { Fact } from '../pages/models.ts'
import type { Service } from '../service.ts'

const KEPT_MS = 60_000
const KEPT_MOST = 1_000
const READER = { readerId: 'system:portal', unitId: null, reason: '公示更正说明' } as const

/**
 * The statements added to an entry (更正说明), to stand beside what they correct; nothing of the entry is rewritten. Only
 * for entries that are public: their subjects are no protected ones. A text that was opened is kept for a minute, so
 * that each visitor is not a reading of the vault; one that was erased meanwhile is gone with that minute.
 */
export function openCorrectionFacts({
  db,
  ambient,
  vault,
}: Pick<Service, 'db' | 'ambient' | 'vault'>): (corrections: readonly Correction[]) => Promise<readonly Fact[]> {
  const kept = new Map<string, { readonly at: number; readonly text: string | null }>()
  return async (corrections) => {
    const at = ambient.now()
    const wanted = corrections.flatMap(({ statement }) => {
      const known = kept.get(statement)
      return known === undefined || Math.abs(at - known.at) > KEPT_MS ? [statement] : []
    })
    if (wanted.length > 0) {
      if (kept.size > KEPT_MOST) kept.clear()
      const opened = await vault.openValues(db, wanted, READER)
      for (const ref of wanted) {
        const value = opened.get(ref)
        kept.set(ref, { at, text: value?.kind === 'value' ? value.text : null })
      }
    }
    return corrections.flatMap(({ statement, on }) => {
      const text = kept.get(statement)?.text
      return typeof text === 'string' ? [{ label: `更正说明（${on}）`, value: { kind: 'text', text } } as const] : []
    })
  }
}
