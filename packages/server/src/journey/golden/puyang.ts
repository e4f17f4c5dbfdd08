import { G33, HN_REG, N49, PY } from './titles.ts'

/** 濮阳县: upper levels determine; the county triggers and feeds back by itself; each sanction is told with reasons. One line a step: its name, what refused it, the clauses. */
export const PUYANG = `
setting.law
setting.units
sanction.receive  ${N49}(八)
sanction.determinedUpstream  !DETERMINED_UPSTREAM  ${PY}四(二)
sanction.waiting
sanction.publicBefore
sanction.confirmUnreasoned  !REASONS_MISSING  ${N49}(八)
sanction.confirm  ${N49}(八)
sanction.delivered
sanction.publicDuring
sanction.trigger  ${PY}四(四)
sanction.task.received
sanction.offCatalogue  !MEASURE_NOT_IN_CATALOGUE  ${N49}(九)；${PY}四(三)
sanction.outsidePower  !MEASURE_OUTSIDE_POWER  ${N49}(九)
sanction.unreasoned  !REASONS_MISSING  ${PY}三(二)
sanction.task.applied  ${HN_REG}第三十二条第（六）项；${PY}三(二)；${N49}(九)(十)；${PY}四(五)
sanction.task.explained  ${PY}四(五)
sanction.matter.check  ${PY}四(五)
sanction.matter.checkOpen  !CHECK_OPEN  ${PY}四(五)
sanction.matter.untold.HA32-01  !NOTICE_OF_REASONS_MISSING  ${PY}三(二)
sanction.matter.applied.HA32-01  ${HN_REG}第三十二条第（一）项；${PY}四(五)；${PY}三(二)
sanction.matter.untold.PY2A-01  !NOTICE_OF_REASONS_MISSING  ${PY}三(二)
sanction.matter.applied.PY2A-01  ${HN_REG}第三十二条第（一）项；${PY}四(五)；${PY}三(二)
sanction.matter.left.SPC-03
sanction.matter.matterDecided
sanction.feedback.duty  ${PY}四(五)
sanction.feedback.sent.implementer  ${PY}四(五)
sanction.feedback.met  ${PY}四(五)
incentive.receive  ${G33}(三)
incentive.delivered
incentive.publicDuring
incentive.matter.check  ${PY}四(五)
incentive.matter.checkOpen  !CHECK_OPEN  ${PY}四(五)
incentive.matter.applied.HA30-01  ${HN_REG}第三十条第（一）项；${PY}四(五)
incentive.matter.applied.PY1-02  ${HN_REG}第三十条第（一）项；${PY}四(五)
incentive.matter.left.NP-01
incentive.matter.left.NP-08
incentive.matter.left.PY1-01
incentive.matter.matterDecided
sanction.ownEnd  ${PY}四(五)
sanction.publicLastDay
sanction.publicAfter
sanction.actAfterEnd  !AFTER_END  ${PY}五(四)
sanction.releaseAfterEnd  !NOT_OURS_TO_DECIDE
sanction.expiry
sanction.released
sanction.acknowledged
sanction.closed
sanction.recheck  ${PY}四(五)
incentive.publicLastDay
incentive.publicAfter
incentive.expiry
incentive.released
incentive.acknowledged
incentive.closed
incentive.recheck  ${PY}四(五)
`
