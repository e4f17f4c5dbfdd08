import { localDate } from '../calendar/local-date.ts'
import type { Catalogue } from './catalogue.ts'
import type { MeasureFacts } from './executable.ts'
import type { CatalogueRules } from './executable.ts'
import type { Measure } from './measure.ts'

/** A small catalogue of made-up texts for the tests of this room. */
export const DATE = localDate('2026-11-21')

const law = (title: string, level: 'law' | 'localRegulation' | 'ministryRule', place: string | null = null) => ({
  title,
  level,
  place,
  versions: [
    {
      version: localDate('2019-01-01'),
      number: null,
      effective: localDate('2019-02-01'),
      until: localDate('2025-03-01'),
      confirmed: true,
    },
    {
      version: localDate('2025-01-01'),
      number: null,
      effective: localDate('2025-03-01'),
      until: null,
      confirmed: true,
    },
    {
      version: localDate('2026-01-01'),
      number: null,
      effective: localDate('2026-02-01'),
      until: null,
      confirmed: false,
    },
    { version: null, number: null, effective: null, until: null, confirmed: true },
  ],
  renumbered: [
    {
      from: { version: localDate('2019-01-01'), article: '第六条' },
      to: { version: localDate('2025-01-01'), article: '第八条' },
      confirmed: true,
    },
    { from: { version: localDate('2019-01-01'), article: '第九条' }, to: null, confirmed: true },
  ],
  source: '测试',
})

/** A measure that may be used on 2026-11-21 by a market regulator on a listed enterprise. */
export const MEASURE: Measure = {
  id: 'M-1',
  name: '限制准入',
  kind: 'sanction',
  content: '依法限制准入',
  category: 'marketEntry',
  articles: [{ law: '测试法', version: localDate('2025-01-01'), article: '第八条第一款' }],
  nationalBasisRequired: false,
  memorandumId: 'MEMO-1',
  implementers: ['市场监督管理部门'],
  subjectKinds: ['enterprise'],
  responsibleRoles: ['legalRepresentative'],
  occasions: ['licence'],
  preconditions: ['CIRCUMSTANCES_SERIOUS'],
  measureClass: 'RECOMMENDED',
  tier: 'blacklist',
  listTypeIds: ['black'],
  place: null,
  maxMonths: 36,
  effective: localDate('2025-03-01'),
  repealed: localDate('2027-01-01'),
  state: 'published',
  fidelity: 'verbatim',
  confirmed: true,
  source: '测试',
}

const listType = (id: string, kind: 'sanction' | 'incentive' | 'watch') =>
  ({
    id,
    name: id,
    kind,
    head: 'marketOrder',
    fields: [],
    basis: [{ law: '测试法', version: localDate('2025-01-01'), article: '第一条' }],
    legalBasisLevel: 'law',
    scope: 'national',
    place: null,
    determiners: ['市场监督管理部门'],
    publicityBeforeListing: false,
    effective: localDate('2019-02-01'),
    repealed: null,
    confirmed: true,
    source: '测试',
  }) as const

/** The small catalogue with these measures. */
export function catalogueOf(...measures: readonly Measure[]): Catalogue {
  return {
    version: 'test-1',
    laws: [law('测试法', 'law'), law('测试省条例', 'localRegulation', '440000'), law('测试办法', 'ministryRule')],
    listTypes: [listType('black', 'sanction'), listType('watch', 'watch'), listType('red', 'incentive')],
    memoranda: [
      {
        id: 'MEMO-1',
        title: '备忘录',
        docNo: null,
        kind: 'sanction',
        leads: [],
        signerCount: null,
        targets: '甲',
        issuedOn: null,
        supersededBy: null,
        listTypeIds: ['black'],
        fidelity: 'memory',
        source: '测试',
      },
    ],
    annexRows: [
      { place: '370100', row: 1, title: '备忘录', memorandumId: 'MEMO-1', leads: [], clause: '附件1' },
      { place: '370100', row: 2, title: '后续备忘录', memorandumId: null, leads: [], clause: '附件2' },
    ],
    measures,
  }
}

/** A case that fits `MEASURE` in 云浮. */
export const FACTS: MeasureFacts = {
  on: DATE,
  places: ['445300', '440000'],
  departments: ['市场监督管理部门'],
  subjectKind: 'enterprise',
  role: null,
  listTypeId: 'black',
  tier: null,
  established: ['CIRCUMSTANCES_SERIOUS'],
  occasion: 'licence',
}

/** A place whose rules say nothing on the catalogue. */
export const SILENT: CatalogueRules = {
  offCatalogue: { kind: 'unspecified' },
  measureClasses: { kind: 'unspecified' },
}
