// Faults of one token in the rules of a jurisdiction, in repair, and in what follows an objection and an end.

import { fault, type Planted } from './planted-fault.ts'

const rows = 'rulebook/rows'

export const placeFaults: readonly Planted[] = [
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
    'today < window.from ?',
    'today <= window.from ?',
  ),
  // what follows an objection and an end
  fault(
    'publication',
    'persons shown to the public',
    'repair/listing-visibility.ts',
    "if (isProtected(listing.subjectKind) || listing.listKind === 'watch') return { kind: 'never' }",
    "if (listing.listKind === 'watch') return { kind: 'never' }",
  ),
  fault(
    'publication',
    'shown on after it was found that it should not be',
    'repair/listing-visibility.ts',
    'publicationEndedOn !== undefined && publicationEndedOn <= on) return',
    'publicationEndedOn !== undefined && publicationEndedOn === on) return',
  ),
  fault(
    'objection',
    'marked before anyone knows whose it is',
    'objection/decide-objection.ts',
    'if (objection.identity === null) return ok([received])',
    "if (objection.identity === 'account') return ok([received])",
  ),
  fault('objection', 'two days to mark an objection', `${rows}/guangdong.ts`, 'markWithin: 1,', 'markWithin: 2,'),
  fault('objection', 'three days for the platform', `${rows}/guangdong.ts`, 'platformWithin: 2,', 'platformWithin: 3,'),
  fault(
    'objection',
    'the platform’s days run from its own decision',
    'objection/objection-duties.ts',
    'objection.decision.letter?.date : null) ?? decidedOn',
    'objection.decision.decidedOn : null) ?? decidedOn',
  ),
  fault(
    'notice-first',
    'a measure told without its reasons',
    'notice/notice-parts.ts',
    "needs.filter((need) => (said[need] ?? '') === '')",
    "needs.filter((need) => (said[need] ?? '') === 'unsaid')",
  ),
  fault(
    'one-release',
    'nobody confirms an expiry',
    'release/decide-release-saga.ts',
    "event.type === 'ListingReleased' || event.type === 'ListingExpiryRecorded')",
    "event.type === 'ListingReleased' || event.type === 'ListingReceived')",
  ),
  fault(
    'one-release',
    'two days for those who use the entry',
    `${rows}/henan.ts`,
    'userWithin: 1 }',
    'userWithin: 2 }',
  ),
  fault(
    'one-release',
    'four days for the copies further down',
    `${rows}/guangdong.ts`,
    'downstreamWithin: 3,',
    'downstreamWithin: 4,',
  ),
  fault(
    'one-release',
    'late before the error was found',
    'release/release.ts',
    "state.reason === 'expired' ? on : state.openedOn",
    "state.reason === 'withdrawn' ? on : state.openedOn",
  ),
  fault(
    'one-release',
    'told to who never had the entry',
    'release/outside-receiver.ts',
    '(until > effectiveOn && until > listedOn)',
    '(until > effectiveOn || until > listedOn)',
  ),
  fault(
    'one-release',
    'a confirmation from anybody',
    'release/decide-release-saga.ts',
    'if (!known) return',
    'if (known && !known) return',
  ),
  fault(
    'redress',
    'the public is not told of the error',
    'redress/decide-redress.ts',
    '...(state.publicNoticeDue && state.publicNotice === null ?',
    '...(state.publicNoticeDue && state.publicNotice !== null ?',
  ),
  fault(
    'redress',
    'closed while somebody was not told',
    'redress/decide-redress.ts',
    '!confirmed.includes(receiver))',
    'confirmed.includes(receiver))',
  ),
  fault(
    'redress',
    'an entry that was only over is put right',
    'redress/decide-redress.ts',
    "release.reason !== 'corrected') return",
    "release.reason === 'expired') return",
  ),
  fault(
    'separate-hands',
    'whoever decided the entry closes its redress',
    'redress/decide-redress.ts',
    `if (by.officerId === state.entryDecider) return refuse({ code: 'SAME_HANDS', basis: [] })
  const missing`,
    'const missing',
  ),
  fault(
    'repair',
    'executed twice',
    'repair/decide-repair.ts',
    'if (state.executedOn !== null) return ok([])',
    'if (state.executedOn === today) return ok([])',
  ),
]
