import { ARL, G33, HN_REG, N22, N49, O36, O36D, PY } from './titles.ts'

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
sanction.matter.applied.HA32-01  ${HN_REG}第三十二条第（一）项；${PY}三(二)；${N49}(九)(十)；${PY}四(五)
sanction.matter.untold.PY2A-01  !NOTICE_OF_REASONS_MISSING  ${PY}三(二)
sanction.matter.applied.PY2A-01  ${HN_REG}第三十二条第（一）项；${PY}三(二)；${N49}(九)(十)；${PY}四(五)
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
rights.listed  ${N49}(八)
rights.delivered
rights.papers
rights.objection.notOwn  !NOT_ONES_OWN  ${PY}五(三)
rights.objection.received  ${PY}五(三)；${HN_REG}第四十一条
rights.objection.receipt
rights.objection.twice  !OBJECTION_OPEN  ${PY}五(三)
rights.objection.clocks
rights.objection.effect  ${PY}五(三)
rights.objection.measure  !EXECUTION_STAYED  ${PY}五(三)
rights.objection.transferred  ${HN_REG}第四十一条
rights.objection.sameHands  !SAME_HANDS
rights.objection.unreasoned  !REASONS_MISSING  ${PY}五(三)
rights.objection.rejected  ${PY}五(三)；${N49}(八)
rights.objection.replyServed
rights.objection.told
rights.objection.gap  ${PY}五(三)
rights.complaint.received  ${PY}五(五)
rights.complaint.effect  ${PY}五(三)
rights.complaint.rejected  ${PY}五(五)；${N49}(八)
rights.complaint.replyServed
rights.complaint.told  ${PY}五(五)
rights.complaint.after  ${PY}五(三)
rights.review.recorded  ${ARL}第二十条
rights.review.stayed  ${ARL}第四十二条
rights.review.effect  ${ARL}第四十二条
rights.review.measure  !EXECUTION_STAYED  ${ARL}第四十二条
rights.review.decided  ${ARL}第六十八条；${ARL}第六十九条；${N49}(八)
rights.review.after  ${PY}五(三)
rights.measure  ${HN_REG}第三十二条第（一）项；${PY}三(二)；${N49}(九)(十)；${PY}四(五)
rights.measureServed
rights.wrongful.matter  ${PY}四(五)；${PY}三(二)；${N49}(九)(十)
rights.wrongful.selfFound  ${PY}五(三)；${HN_REG}第四十一条
rights.wrongful.upheld  ${PY}五(三)；${N49}(八)；${PY}五(五)
rights.wrongful.replyServed
rights.wrongful.public
rights.wrongful.released
rights.wrongful.acknowledged
rights.wrongful.lastAcknowledged
rights.redress.errata
rights.redress.early  !REDRESS_UNFINISHED  ${PY}五(五)
rights.redress.confirmed
rights.redress.restored  ${PY}五(五)
rights.redress.publicNotice  ${PY}五(五)
rights.redress.told  ${N49}(八)
rights.redress.closed  ${PY}五(五)
rights.redress.ownPage
rights.repair.forged  !DOCUMENT_DIFFERS  ${PY}五(四)
rights.repair.early  ${PY}五(四)；${N22}分类修复（序号未核）；${O36D}第八条至第十条；${O36}修复条件条款（序号未核）；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.earlyDeclined  ${N22}办理流程（序号未核）；${O36}第三条
rights.repair.unmet  !REPAIR_CONDITIONS_UNMET  ${O36}修复条件条款（序号未核）
rights.repair.applied  ${PY}五(四)；${N22}分类修复（序号未核）；${O36D}第八条至第十条；${O36}修复条件条款（序号未核）；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.accepted  ${N22}办理流程（序号未核）
rights.repair.sameHands  !SAME_HANDS
rights.repair.granted  ${PY}五(四)；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.publicised  !PUBLICITY_NOT_FORESEEN
rights.repair.answerServed
rights.repair.public
rights.repair.released
rights.repair.lifted  ${PY}四(五)
rights.repair.acknowledged
rights.repair.lastAcknowledged
rights.repair.ownPage
sanction.ownEnd  ${PY}四(五)
sanction.publicLastDay
sanction.publicAfter
sanction.actAfterEnd  !AFTER_END  ${PY}五(四)
sanction.releaseAfterEnd  !NOT_OURS_TO_DECIDE
sanction.expiry  ${N49}(八)
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
