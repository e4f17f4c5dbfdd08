import { fault, type Planted } from './planted-fault.ts'

// Twelve faults by someone who read the rules and the invariants, and nothing of the model that has to find them:
// slips of a tired programmer and wrong readings of a clause, one place each.

export const blindFaults: readonly Planted[] = [
  fault(
    'no-overstay',
    '济南市：五年自认定之日起算，不自失信行为终止之日起算',
    'rulebook/rows/shandong.ts',
    `startsOn: 'endOfMisconduct'`,
    `startsOn: 'determination'`,
  ),
  fault(
    'no-overstay',
    '攀枝花市：只就一项措施提出的异议也中止整个名单期限',
    'listing/execution-stay.ts',
    `if (received || measureId !== null || byUnit === true`,
    `if (received || byUnit === true`,
  ),
  fault(
    'stay',
    '是否暂停执行按列入地的规定，不按执行地的规定',
    'listing/law-in-force.ts',
    `? listing.place : unit.place`,
    `? listing.place : listing.place`,
  ),
  fault(
    'notice-first',
    '广东省、云浮市：认定文书未送达也可列入',
    'rulebook/rows/guangdong.ts',
    `decisionServed: true`,
    `decisionServed: false`,
  ),
  fault(
    'notice-first',
    '答复期限自告知书作出之日起算，不自送达之日起算',
    'listing/decide-notice.ts',
    `readAnswerPeriod(rule.answerDays, period, proof.servedOn, law.calendar)`,
    `readAnswerPeriod(rule.answerDays, period, state.notice.issuedOn, law.calendar)`,
  ),
  fault(
    'separate-hands',
    '案件移交后，原提出人可以自己作决定',
    'listing/hand-over.ts',
    `[proposer, ...successors].some(`,
    `[successors.at(-1) ?? proposer].some(`,
  ),
  fault(
    'one-release',
    '攀枝花市：准予修复当日即生效，不等公示',
    'rulebook/rows/panzhihua.ts',
    `effective: 'onPublication'`,
    `effective: 'atOnce'`,
  ),
  fault(
    'document-first',
    '文书只看作出日期，不看是否已经生效',
    'listing/case-document.ts',
    `if (document.effectiveOn > today) {`,
    `if (document.date > today) {`,
  ),
  fault(
    'law-first',
    '地方补充措施须有上位法依据的，只凭地方性法规也可采取',
    'catalogue/executable.ts',
    `isNationalBasis(catalogue, cited)`,
    `isSufficientBasis(catalogue, cited, measure, facts.places)`,
  ),
  fault(
    'fail-safe',
    '日历、目录、证据或上游数据过时仍可作出不利行为',
    'kernel/health.ts',
    `health[footing] !== 'ok'`,
    `health[footing] === 'missing'`,
  ),
  fault(
    '云浮市',
    '法人参加公益服务也抵作整改证明',
    'rulebook/rows/yunfu.ts',
    `{ for: 'naturalPersons' }`,
    `{ for: 'anySubject' }`,
  ),
  fault(
    '濮阳县',
    '异议之后不设投诉，只有复议和诉讼',
    'rulebook/rows/puyang.ts',
    `['complaint', 'reconsideration', 'litigation']`,
    `['reconsideration', 'litigation']`,
  ),
]
