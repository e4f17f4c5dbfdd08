// Faults put into a copy of the domain on purpose, one token each, to see whether the oracle bites. `find` stands once in
// its file; where the sources have moved on, the fault says so and is not counted as caught.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface Planted {
  readonly name: string
  /** The invariant, or the jurisdiction, that it breaks. */
  readonly guards: string
  readonly file: string
  readonly find: string
  readonly put: string
}

export interface PlantedRow {
  readonly outcome: 'caught' | 'MISSED' | 'misplaced'
  /** The first disagreement, or the fault that the domain threw. */
  readonly where: string
}

const rows = 'rulebook/rows'

export const PLANTED: readonly Planted[] = [
  // notice-first
  fault(
    'notice-first',
    'effect on the last day to answer',
    'listing/decide-publication.ts',
    'addDays(readLastDayToAnswer(notice, law.calendar), 1))',
    'addDays(readLastDayToAnswer(notice, law.calendar), 0))',
  ),
  fault(
    'notice-first',
    'decided without a served notice',
    'listing/decide-determination.ts',
    "if (state.kind === 'proposed') {",
    "if (state.kind !== 'proposed' && state.kind !== 'noticed') {",
  ),
  fault(
    'notice-first',
    'an unanswered statement forgotten',
    'listing/decide-hearing.ts',
    'answer === null)\n  if',
    'answer !== null)\n  if',
  ),
  fault(
    'notice-first',
    'a received entry without service takes effect',
    'listing/evolve-listing.ts',
    "if (service.kind === 'notStated') {",
    "if (service.kind !== 'notStated' && service.kind !== 'served') {",
  ),
  fault(
    'notice-first',
    'an incomplete notice goes out',
    'listing/decide-notice.ts',
    'if (parts.length > 0) return',
    'if (parts.length > 1) return',
  ),
  // no-overstay
  fault(
    'no-overstay',
    'one more day of the term',
    'term/term-clock.ts',
    'if (day > last) return',
    'if (day > last + 1) return',
  ),
  fault(
    'no-overstay',
    'the first paused day counts',
    'term/term-clock.ts',
    'const free = Math.max(0, from - at - 1)',
    'const free = Math.max(0, from - at)',
  ),
  fault(
    'no-overstay',
    'the day of the rejection does not run',
    'term/term-clock.ts',
    'at = laterDay(at, shiftDay(until, -1))',
    'at = laterDay(at, until)',
  ),
  fault(
    'no-overstay',
    'a released entry holds one day longer',
    'term/term-clock.ts',
    'on >= ended.on && toDay(ended.on) <= last',
    'on > ended.on && toDay(ended.on) <= last',
  ),
  // stay
  fault(
    'stay',
    'the court list rests by objection',
    'listing/execution-stay.ts',
    'if (listTypeId === COURT_LIST && !mayCourtListRest',
    'if (listTypeId !== COURT_LIST && !mayCourtListRest',
  ),
  fault(
    'stay',
    'a stay lasts through the day it ends',
    'listing/read-listing.ts',
    '(until === null || on < until))',
    '(until === null || on <= until))',
  ),
  fault(
    'stay',
    'an order of a court stays by the place’s rule',
    'listing/execution-stay.ts',
    "return stage !== 'interimStay' &&",
    "return stage === 'interimStay' ||",
  ),
  fault(
    'stay',
    'a dispute about one measure rests them all',
    'listing/execution-stay.ts',
    'if (measureId !== null && measureId !== at.measureId) return []',
    'if (measureId !== null && measureId === at.measureId) return []',
  ),
  fault(
    'stay',
    'a received entry tolls',
    'listing/execution-stay.ts',
    "listing.origin.kind === 'received' || measureId",
    "listing.origin.kind !== 'received' || measureId",
  ),
  fault(
    'stay',
    'a dispute before confirmation is lost',
    'listing/decide-dispute.ts',
    "if ((state.kind !== 'listed' && state.kind !== 'awaitingPerson')",
    "if ((state.kind !== 'listed' || state.kind !== 'listed')",
  ),
  // one-release
  fault(
    'one-release',
    'an upheld objection leaves the entry',
    'listing/decide-release.ts',
    "if (!voidable && (over || (state.kind !== 'listed'",
    "if (!voidable && (!over || (state.kind !== 'listed'",
  ),
  fault(
    'one-release',
    'an upstream release waits for a person',
    'listing/decide-received.ts',
    'if (releasedOn > today) return refuse',
    'if (releasedOn >= today) return refuse',
  ),
  fault(
    'one-release',
    'the answer of the sender releases nothing',
    'listing/decide-received.ts',
    "if (answer.kind === 'stillListed') return ok([answered])",
    "if (answer.kind !== 'stillListed') return ok([answered])",
  ),
  fault(
    'one-release',
    'our own release of another’s entry',
    'listing/decide-release.ts',
    "if (state.origin.kind === 'received') return refuse",
    "if (state.origin.kind !== 'received') return refuse",
  ),
  // separate-hands
  fault(
    'separate-hands',
    'the proposer decides',
    'listing/decide-determination.ts',
    "if (isProposing(state, by)) return refuse({ code: 'SAME_HANDS', basis: [cite('N49', '(八)')] })",
    "if (!isProposing(state, by) && isProposing(state, by)) return refuse({ code: 'SAME_HANDS', basis: [cite('N49', '(八)')] })",
  ),
  fault(
    'separate-hands',
    'whoever decided answers the objection',
    'objection/decide-objection.ts',
    'hands.officers.includes(by.officerId) ||',
    '!hands.officers.includes(by.officerId) &&',
  ),
  fault(
    'separate-hands',
    'whoever accepted decides the repair',
    'repair/decide-repair.ts',
    'if (isSameOfficial(by, acceptedBy)) return',
    'if (!isSameOfficial(by, by)) return',
  ),
  fault(
    'separate-hands',
    'whoever answered hears the complaint',
    'complaint/decide-complaint.ts',
    'if (earlierHands.includes(by.officerId) ||',
    'if (earlierHands.includes(by.organisationId) ||',
  ),
  // law-first
  fault(
    'law-first',
    'a measure not published',
    'catalogue/executable.ts',
    "if (measure.state !== 'published') {",
    "if (measure.state === 'withdrawn') {",
  ),
  fault(
    'law-first',
    'a measure without an article',
    'catalogue/executable.ts',
    '    ...findNoLaw(catalogue, measure, articles, facts),\n',
    '',
  ),
  fault(
    'law-first',
    'a measure after its repeal',
    'catalogue/executable.ts',
    'if (!isInForce(measure, facts.on)) reasons',
    'if (measure.effective === null) reasons',
  ),
  fault(
    'law-first',
    'a list of a place without a regulation',
    'listing/list-type-law.ts',
    '!levels.includes(listType.legalBasisLevel)',
    'levels.includes(listType.legalBasisLevel)',
  ),
  // document-first
  fault(
    'document-first',
    'a document not yet of effect',
    'listing/case-document.ts',
    'if (document.effectiveOn > today) {',
    'if (document.date > today) {',
  ),
  fault(
    'document-first',
    'no document',
    'listing/decide-proposal.ts',
    'if (!effective.ok) return effective',
    "if (!effective.ok && effective.error.code !== 'DOCUMENT_MISSING') return effective",
  ),
  fault(
    'document-first',
    'an answer from elsewhere without its letter',
    'objection/decide-objection.ts',
    'if (hands.verifierElsewhere && letter === null) return',
    'if (hands.verifierElsewhere && letter !== null) return',
  ),
  // fail-safe
  fault(
    'fail-safe',
    'a time to answer in a year without calendar',
    'listing/decide-notice.ts',
    'if (readWorkingDay(law.calendar, toDay(day)).provisional)',
    'if (!readWorkingDay(law.calendar, toDay(day)).provisional && readWorkingDay(law.calendar, toDay(day)).provisional)',
  ),
  fault(
    'fail-safe',
    'a measure while the sender is asked',
    'listing/read-listing.ts',
    "if (listing.kind === 'listed' && listing.question !== null) {",
    "if (listing.kind === 'released' && listing.reason === 'expired') {",
  ),
  fault(
    'fail-safe',
    'confirmed while the sender is asked',
    'listing/decide-received.ts',
    'if (asked !== undefined) return asked',
    "if (asked === undefined && state.question !== null) return refuse({ code: 'WRONG_STATE', state: state.kind, basis: [] })",
  ),
  // 广东省
  fault('广东省', 'four days for one’s own error', `${rows}/guangdong.ts`, 'ownErrorWithin: 3,', 'ownErrorWithin: 4,'),
  fault(
    '广东省',
    'three days to pass an objection on',
    `${rows}/guangdong.ts`,
    'transferWithin: 2,',
    'transferWithin: 3,',
  ),
  fault(
    '广东省',
    'no time taken out for tests',
    `${rows}/guangdong.ts`,
    "excludes: ['检验', '检测', '检疫', '鉴定', '专家评审'],",
    'excludes: [],',
  ),
  fault(
    '广东省',
    'measures go on',
    `${rows}/guangdong-policy.ts`,
    "value: { stay: 'verification' }",
    "value: { stay: 'none' }",
  ),
  // 云浮市
  fault('云浮市', 'measures go on', `${rows}/yunfu.ts`, "value: { stay: 'verification' }", "value: { stay: 'none' }"),
  fault('云浮市', 'only in writing', `${rows}/yunfu.ts`, 'written: false, verifier', 'written: true, verifier'),
  fault(
    '云浮市',
    'determined above',
    `${rows}/yunfu.ts`,
    "determination: { clause: '(十六)', value: { by: 'initiator' } }",
    "determination: { clause: '(十六)', value: { by: 'upstream' } }",
  ),
  // 攀枝花市
  fault(
    '攀枝花市',
    'no stay of the complaint',
    'rulebook/practice/objection-practice.ts',
    "'objectionDecision', 'complaint']",
    "'objectionDecision']",
  ),
  fault('攀枝花市', 'by word of mouth', `${rows}/panzhihua.ts`, 'written: true, verifier', 'written: false, verifier'),
  fault(
    '攀枝花市',
    'repair without publicity',
    `${rows}/panzhihua.ts`,
    "effective: 'onPublication'",
    "effective: 'atOnce'",
  ),
  fault('攀枝花市', 'no panel', `${rows}/panzhihua.ts`, "value: { by: 'panel' }", "value: { by: 'initiator' }"),
  fault(
    '攀枝花市',
    'the gap before the complaint tolls',
    'listing/evolve-listing.ts',
    'return interval.from < on ? [{ ...interval, until: on }] : []',
    'return interval.from < on ? [interval] : []',
  ),
  // 济南市
  fault('济南市', 'measures rest', `${rows}/jinan.ts`, "value: { stay: 'none' }", "value: { stay: 'verification' }"),
  fault('济南市', 'by word of mouth', `${rows}/jinan.ts`, 'written: true, verifier', 'written: false, verifier'),
  fault('济南市', 'eight days with others', `${rows}/shandong.ts`, 'totalWithin: 7,', 'totalWithin: 8,'),
  // 濮阳县
  fault('濮阳县', 'determined here', `${rows}/puyang.ts`, "value: { by: 'upstream' }", "value: { by: 'initiator' }"),
  fault('濮阳县', 'eight days with others', `${rows}/henan.ts`, 'totalWithin: 7,', 'totalWithin: 8,'),
  fault('濮阳县', 'no tiers', `${rows}/puyang.ts`, "scheme: 'severityTiers'", "scheme: 'catalogueItems'"),
  fault('濮阳县', 'measures go on', `${rows}/puyang.ts`, "value: { stay: 'verification' }", "value: { stay: 'none' }"),
  // national repair clocks, in every jurisdiction
  fault(
    'repair',
    'four days to take an application up',
    `${rows}/national.ts`,
    'acceptanceWithin: 3',
    'acceptanceWithin: 4',
  ),
  fault('repair', 'eleven days to answer', `${rows}/national.ts`, 'feedbackWithin: 10', 'feedbackWithin: 11'),
  fault(
    'repair',
    'one day after the least period still too early',
    'repair/decide-repair.ts',
    'today < window.from)',
    'today <= window.from)',
  ),
]

function fault(guards: string, name: string, file: string, find: string, put: string): Planted {
  return { guards, name, file, find, put }
}

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Runs the seeds on a copy of the domain with one fault in it, and takes the copy away. */
export function runPlanted({ file, find, put }: Planted, seed: number, runs: number): PlantedRow {
  const folder = mkdtempSync(path.join(tmpdir(), 'xinheng-planted-'))
  try {
    cpSync(path.join(ROOT, 'packages/domain'), path.join(folder, 'packages/domain'), {
      recursive: true,
      filter: (source) => !source.endsWith('.test.ts') && !source.includes('node_modules'),
    })
    cpSync(path.join(ROOT, 'tests/oracle'), path.join(folder, 'tests/oracle'), { recursive: true })
    mkdirSync(path.join(folder, 'node_modules/@xinheng'), { recursive: true })
    symlinkSync(path.join(folder, 'packages/domain'), path.join(folder, 'node_modules/@xinheng/domain'), 'dir')
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}')
    const target = path.join(folder, 'packages/domain/src', file)
    const source = readFileSync(target, 'utf8')
    if (source.split(find).length !== 2)
      return { outcome: 'misplaced', where: `«${find}» does not stand once in ${file}` }
    writeFileSync(
      target,
      source.replace(find, () => put),
    )
    const child = spawnSync(
      process.execPath,
      [path.join(folder, 'tests/oracle/run-planted.ts'), String(seed), String(runs)],
      { encoding: 'utf8', timeout: 600_000 },
    )
    if (child.status === 0) return { outcome: 'MISSED', where: '' }
    if (child.status === 3) return { outcome: 'caught', where: child.stdout.trim() }
    const thrown = child.stderr.split('\n').find((line) => line.includes('Error')) ?? 'stopped'
    if (thrown.includes('SyntaxError')) return { outcome: 'misplaced', where: thrown.trim() }
    return { outcome: 'caught', where: `throws: ${thrown.trim()}` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
