import { parseCalendarYear } from '@xinheng/domain/calendar/parse-calendar-year'
import { parseCatalogue } from '@xinheng/domain/catalogue/parse-catalogue'
import type { RefusalOf } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { LawTextKind } from '@xinheng/domain/rulebook/law-text'
import { parseRuleBook } from '@xinheng/domain/rulebook/parse-rule-book'
import { sayCalendarFault } from './calendar-fault-words.ts'
import type { LawTextDraft } from './law-text-use-cases.ts'

/** Faults beyond these say nothing more to a person. */
const MOST_FAULTS = 50

/** A draft from JSON, or its faults, each with its place and how to mend it. `issue` counts the notices of one year. */
export function parseLawTextDraft(
  kind: LawTextKind,
  content: unknown,
  issue: number,
): Result<LawTextDraft, RefusalOf<'LAW_TEXT_FAULTY'>> {
  switch (kind) {
    case 'ruleBook': {
      const parsed = parseRuleBook(content)
      if (parsed.ok) return ok({ kind, content: parsed.value })
      return faulty(parsed.error.map(({ row, field, mend }) => `第 ${row} 行 ${field}：${mend}`))
    }
    case 'catalogue': {
      const parsed = parseCatalogue(content)
      if (parsed.ok) return ok({ kind, content: parsed.value })
      return faulty(parsed.error.map(({ path, mend }) => `${path}：${mend}`))
    }
    case 'calendarYear': {
      const parsed = parseCalendarYear(content)
      if (parsed.ok) return ok({ kind, content: parsed.value, issue })
      return faulty(parsed.error.map(sayCalendarFault))
    }
  }
}

function faulty(faults: readonly string[]): Result<never, RefusalOf<'LAW_TEXT_FAULTY'>> {
  return refuse({ code: 'LAW_TEXT_FAULTY', faults: faults.slice(0, MOST_FAULTS), basis: [] })
}
