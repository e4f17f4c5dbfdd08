import { describe, expect, test } from 'vitest'
import { looksLikeResidentId } from './identifier-shape.ts'

describe('a text in the public box', () => {
  test.each([
    ['a resident id', '110101199003074477'],
    ['one that fails its check', '110101199003074478'],
    ['one ending in x', '44530219850101123x'],
    ['one in full-width figures', '１１０１０１１９９００３０７４４７７'],
    ['one grouped by spaces', '110101 19900307 4477'],
    ['one grouped by hyphens', '110101-19900307-4477'],
    ['one inside words', '张某110101199003074477的记录'],
    ['an old one of 15 digits', '110101900307447'],
    ['a foreigner’s permanent residence number', '911124198108030020'],
  ])('%s is taken for a person’s number', (_, text) => expect(looksLikeResidentId(text)).toBe(true))

  test.each([
    ['a company’s code', '91445300MA4W1Q0X8T'],
    ['a code of figures only', '914453001234567890'],
    ['an institution’s code', '12445300456789012X'],
    ['a name', '示例市华兴建筑工程有限公司'],
    ['a document number', '示人社认〔2026〕3号'],
    ['a date', '2026-11-21'],
    ['a telephone number', '0766-8888888'],
    ['nothing', ''],
  ])('%s is not', (_, text) => expect(looksLikeResidentId(text)).toBe(false))
})
