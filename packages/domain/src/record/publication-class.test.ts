import { describe, expect, test } from 'vitest'
import { fen } from '../kernel/money.ts'
import { PENALTY_KINDS } from './penalty-kind.ts'
import type { PenaltyKind } from './penalty-kind.ts'
import { findPublicationClass, PUBLICATION_CLASSES } from './publication-class.ts'
import type { PublicationClassRow } from './publication-class.ts'
import type { ContentOf, PublicationClass } from './record.ts'
import { PENALTY } from './testing-records.ts'

const N22 = { document: 'N22', clause: '分类修复（序号未核）' } as const
const O58 = { document: 'O58', clause: '行政处罚信息公示期' } as const
const KINDS = Object.keys(PENALTY_KINDS) as PenaltyKind[]
const with_ = (change: Partial<ContentOf<'penalty'>>): ContentOf<'penalty'> => ({ ...PENALTY, ...change })
const kindsOf = (law: typeof N22 | typeof O58, publicationClass: PublicationClass, sector = '*') =>
  KINDS.filter(
    (kind) =>
      findPublicationClass(with_({ penalties: [kind], sector }), law, PUBLICATION_CLASSES)?.publicationClass ===
      publicationClass,
  )

describe('the tables at hand', () => {
  test('under N22 warning and circular are minor; what ends or bars a business is serious; the rest is general', () => {
    expect(kindsOf(N22, 'minor')).toEqual(['warning', 'circular'])
    expect(kindsOf(N22, 'serious')).toEqual([
      'restrictionOfBusiness',
      'suspensionOfBusiness',
      'closure',
      'restrictionOfEmployment',
      'revocationOfLicence',
    ])
    expect(kindsOf(N22, 'general')).toHaveLength(KINDS.length - 7)
  })

  test('O58: no classes, but special fields are kept longer', () => {
    expect(kindsOf(O58, 'general')).toEqual(KINDS)
    for (const sector of ['foodAndDrug', 'specialEquipment', 'workSafety', 'fireSafety'])
      expect(kindsOf(O58, 'serious', sector)).toEqual(KINDS)
    expect(kindsOf(O58, 'general', 'culture')).toEqual(KINDS)
  })

  test('the table under N22 is a draft’s and unconfirmed, that under O58 is the law’s own', () => {
    const read = (law: typeof N22 | typeof O58, sector: string, penalties: readonly PenaltyKind[]) =>
      findPublicationClass(with_({ sector, penalties }), law, PUBLICATION_CLASSES)
    expect(read(N22, '*', ['fine'])).toEqual({
      publicationClass: 'general',
      by: 'table',
      confirmed: false,
      source: { document: 'O36D', clause: '第八条至第十条' },
    })
    expect(read(O58, '*', ['warning', 'fine'])).toMatchObject({ confirmed: true, source: O58 })
    expect(read(O58, 'workSafety', ['warning', 'fine'])).toMatchObject({ confirmed: true, source: O58 })
  })
})

describe('the class of one decision', () => {
  const base = PUBLICATION_CLASSES.find(({ law, sector }) => law === 'N22' && sector === '*') as PublicationClassRow
  const sector = 'marketRegulation'
  const own: PublicationClassRow = { ...base, sector, smallFineBelow: fen(500_000), confirmed: true }
  const rows = [{ ...own, sector: 'culture', classes: { ...base.classes, fine: 'serious' } as const }, base, own]
  const classOf = (change: Partial<ContentOf<'penalty'>>) => findPublicationClass(with_(change), N22, rows)

  test('what the authority assigned comes first, on the law itself', () => {
    expect(classOf({ sector, assignedClass: 'serious' })).toEqual({
      publicationClass: 'serious',
      by: 'authority',
      confirmed: true,
      source: N22,
    })
  })

  test('then the sector’s own row, else the row for the rest', () => {
    expect(classOf({ sector })).toMatchObject({ publicationClass: 'minor', confirmed: true })
    expect(classOf({ sector: 'transport' })).toMatchObject({ publicationClass: 'general', confirmed: false })
  })

  test.each([
    ['below the sector’s small amount', 499_999, 'minor'],
    ['of that amount', 500_000, 'general'],
    ['of an unknown amount', null, 'general'],
  ] as const)('a fine %s', (_, amount, publicationClass) => {
    const fine = amount === null ? null : fen(amount)
    expect(classOf({ sector, fine })).toMatchObject({ publicationClass })
    expect(classOf({ sector, fine, penalties: ['closure'] })).toMatchObject({ publicationClass: 'serious' })
    expect(classOf({ fine })).toMatchObject({ publicationClass: 'general' })
  })

  test.each([
    [['warning', 'closure'], 'serious', false],
    [['closure', 'warning'], 'serious', false],
    [['closure', 'revocationOfLicence'], 'serious', true],
    [['warning', 'circular'], 'minor', true],
  ] as const)('of %j the gravest decides; mixed classes are unconfirmed under N22', (penalties, gravest, confirmed) => {
    expect(classOf({ sector, penalties })).toMatchObject({ publicationClass: gravest, confirmed })
  })

  test('mixed classes are confirmed where the law says that the longest period governs', () => {
    const said = rows.map((row) => ({ ...row, longestConfirmed: true }))
    expect(findPublicationClass(with_({ sector, penalties: ['warning', 'closure'] }), N22, said)).toMatchObject({
      confirmed: true,
    })
  })

  test('a decision that names no kind counts as other', () => {
    expect(classOf({ penalties: [] })).toMatchObject({ publicationClass: 'general' })
  })

  test('a law without a row has no class', () => {
    expect(findPublicationClass(PENALTY, { document: 'SAMR45', clause: '' }, rows)).toBeUndefined()
  })
})
