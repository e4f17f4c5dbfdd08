import { ARL, CIVIL, G33, GD, GD_REG, GF33, N22, N49, O36, O36D, O58, PROCUREMENT_LAW } from './titles.ts'

/** 广东省: the initiator determines; both sides feed back monthly to the platform. One line a step: its name, what refused it, the clauses. */
export const GUANGDONG = `
setting.law
setting.units
sanction.record  ${O58}公示期限条款（序号未核）；${O58}行政处罚信息公示期
sanction.undocumented  !DOCUMENT_MISSING  ${N49}(三)
sanction.propose  ${N49}(三)；${GD}(十六)
sanction.effectBeforeNotice  !NOTICE_NOT_SERVED  ${GD_REG}第三十五条
sanction.notice  ${GD_REG}第三十五条；${N49}(八)
sanction.served  ${GD_REG}第三十五条
sanction.statement  ${N49}(八)
sanction.unheard  !STATEMENT_UNANSWERED  ${N49}(八)
sanction.answer  ${N49}(八)
sanction.decideInAnswerTime  !ANSWER_PERIOD_RUNNING  ${N49}(八)
sanction.sameHands  !SAME_HANDS
sanction.decide  ${GD}(十六)；${N49}(三)
sanction.serveDecision  ${GD_REG}第三十五条
sanction.publish  ${GD_REG}第三十五条；${GD_REG}第四十三条
sanction.delivered
sanction.publicBefore
sanction.feedback.publication.duty  ${GD}(十六)
sanction.feedback.publication.sent.initiator  ${GD}(十六)
sanction.feedback.publication.met  ${GD}(十六)
sanction.publicDuring
sanction.task.received
sanction.offCatalogue  !MEASURE_NOT_IN_CATALOGUE  ${N49}(九)；${GD_REG}第三十条
sanction.outsidePower  !MEASURE_OUTSIDE_POWER  ${N49}(九)
sanction.task.applied  ${PROCUREMENT_LAW}第二十二条；${N49}(九)(十)
sanction.task.explained
sanction.matter.check  ${GD}(二十一)
sanction.matter.checkOpen  !CHECK_OPEN  ${GD}(二十一)
sanction.matter.applied.ST-15  ${PROCUREMENT_LAW}第二十二条；${N49}(九)(十)
sanction.matter.left.GD31-04
sanction.matter.left.GD31-05
sanction.matter.matterDecided
sanction.feedback.duty  ${GD}(十六)
sanction.feedback.sent.implementer  ${GD}(十六)
sanction.feedback.sent.implementer  ${GD}(十六)
sanction.feedback.met  ${GD}(十六)
incentive.subject
incentive.propose  ${G33}(三)；${GD}(十六)；${GD}(三)
incentive.publicise
incentive.publicityRunning  !PUBLICITY_RUNNING
incentive.decide  ${GD}(十六)；${G33}(三)
incentive.publish
incentive.delivered
incentive.publicDuring
incentive.matter.check  ${GD}(二十一)
incentive.matter.applied.NP-01  ${GF33}（四）
incentive.matter.left.NP-08
incentive.matter.left.GD29-02
incentive.matter.left.GD29-07
incentive.matter.matterDecided
rights.listed  ${N49}(三)；${GD}(十六)；${GD_REG}第三十五条；${N49}(八)；${GD_REG}第四十三条
rights.delivered
rights.papers
rights.objection.notOwn  !NOT_ONES_OWN  ${GD}(二十六)
rights.objection.received  ${GD}(二十六)；${GD_REG}第四十六条
rights.objection.receipt
rights.objection.twice  !OBJECTION_OPEN  ${GD}(二十六)
rights.objection.clocks
rights.objection.effect  ${GD}(二十六)
rights.objection.measure  !EXECUTION_STAYED  ${GD}(二十六)
rights.objection.transferred  ${GD_REG}第四十六条
rights.objection.sameHands  !SAME_HANDS
rights.objection.unreasoned  !REASONS_MISSING  ${GD}(二十六)
rights.objection.rejected  ${GD}(二十六)；${N49}(八)
rights.objection.replyServed
rights.objection.told
rights.objection.gap  ${GD}(二十六)
rights.complaint.received  ${GD}(二十六)
rights.complaint.effect  ${GD}(二十六)
rights.complaint.rejected  ${GD}(二十六)；${N49}(八)
rights.complaint.replyServed
rights.complaint.told  ${GD}(二十六)
rights.complaint.after  ${GD}(二十六)
rights.review.recorded  ${ARL}第二十条
rights.review.stayed  ${ARL}第四十二条
rights.review.effect  ${ARL}第四十二条
rights.review.measure  !EXECUTION_STAYED  ${ARL}第四十二条
rights.review.decided  ${ARL}第六十八条；${ARL}第六十九条；${N49}(八)
rights.review.after  ${GD}(二十六)
rights.measure  ${PROCUREMENT_LAW}第二十二条；${N49}(九)(十)
rights.measureServed
rights.wrongful.matter  ${GD}(二十一)；${N49}(九)(十)
rights.wrongful.noAuthority  !AUTHORITY_NOT_PROVED  ${CIVIL}第一百六十五条
rights.wrongful.received  ${GD}(二十六)；${GD_REG}第四十六条
rights.wrongful.upheld  ${GD}(二十六)；${N49}(八)
rights.wrongful.replyServed
rights.wrongful.public
rights.wrongful.released
rights.wrongful.acknowledged
rights.wrongful.lastAcknowledged
rights.redress.errata
rights.redress.early  !REDRESS_UNFINISHED  ${GD}(二十六)
rights.redress.confirmed
rights.redress.restored  ${GD}(二十六)
rights.redress.publicNotice  ${GD}(二十六)
rights.redress.told  ${N49}(八)
rights.redress.closed  ${GD}(二十六)
rights.redress.ownPage
rights.repair.forged  !DOCUMENT_DIFFERS  ${GD}(二十五)
rights.repair.early  ${GD}(二十五)；${N22}分类修复（序号未核）；${O36D}第八条至第十条；${O36}修复条件条款（序号未核）；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.earlyDeclined  ${N22}办理流程（序号未核）；${O36}第三条
rights.repair.unmet  !REPAIR_CONDITIONS_UNMET  ${O36}修复条件条款（序号未核）
rights.repair.applied  ${GD}(二十五)；${N22}分类修复（序号未核）；${O36D}第八条至第十条；${O36}修复条件条款（序号未核）；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.accepted  ${N22}办理流程（序号未核）
rights.repair.sameHands  !SAME_HANDS
rights.repair.granted  ${GD}(二十五)；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.publicised  !PUBLICITY_NOT_FORESEEN
rights.repair.answerServed
rights.repair.public
rights.repair.released
rights.repair.lifted
rights.repair.acknowledged
rights.repair.lastAcknowledged
rights.repair.ownPage
sanction.ownEnd
sanction.publicLastDay
sanction.publicAfter
sanction.actAfterEnd  !AFTER_END  ${GD}(二十五)
sanction.releaseAfterEnd  !AFTER_END  ${GD}(二十五)
sanction.expiry  ${GD_REG}第四十三条
sanction.released
sanction.acknowledged
sanction.closed
sanction.recheck  ${GD}(二十一)
incentive.publicLastDay
incentive.publicAfter
incentive.expiry
incentive.released
incentive.acknowledged
incentive.closed
incentive.recheck  ${GD}(二十一)
`
