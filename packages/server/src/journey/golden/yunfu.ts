import { ARL, CIVIL, G33, GD_REG, GF33, N22, N49, O36, O36D, O58, PROCUREMENT_LAW, YF } from './titles.ts'

/** 云浮市: the initiator determines; three clean years; both sides feed back monthly to the platform. One line a step: its name, what refused it, the clauses. */
export const YUNFU = `
setting.law
setting.units
sanction.record  ${O58}公示期限条款（序号未核）；${O58}行政处罚信息公示期
sanction.undocumented  !DOCUMENT_MISSING  ${N49}(三)
sanction.propose  ${N49}(三)；${YF}(十六)
sanction.effectBeforeNotice  !NOTICE_NOT_SERVED  ${GD_REG}第三十五条
sanction.notice  ${GD_REG}第三十五条；${N49}(八)
sanction.served  ${GD_REG}第三十五条
sanction.statement  ${N49}(八)
sanction.unheard  !STATEMENT_UNANSWERED  ${N49}(八)
sanction.answer  ${N49}(八)
sanction.decideInAnswerTime  !ANSWER_PERIOD_RUNNING  ${N49}(八)
sanction.sameHands  !SAME_HANDS
sanction.decide  ${YF}(十六)；${N49}(三)
sanction.serveDecision  ${GD_REG}第三十五条
sanction.publish  ${GD_REG}第三十五条；${GD_REG}第四十三条
sanction.delivered
sanction.publicBefore
sanction.feedback.publication.duty  ${YF}(十六)
sanction.feedback.publication.sent.initiator  ${YF}(十六)
sanction.feedback.publication.met  ${YF}(十六)
sanction.publicDuring
sanction.task.received
sanction.offCatalogue  !MEASURE_NOT_IN_CATALOGUE  ${N49}(九)；${GD_REG}第三十条
sanction.outsidePower  !MEASURE_OUTSIDE_POWER  ${N49}(九)
sanction.task.applied  ${PROCUREMENT_LAW}第二十二条；${N49}(九)(十)
sanction.task.explained
sanction.matter.check  ${YF}(二十一)
sanction.matter.checkOpen  !CHECK_OPEN  ${YF}(二十一)
sanction.matter.applied.ST-15  ${PROCUREMENT_LAW}第二十二条；${N49}(九)(十)
sanction.matter.left.GD31-04
sanction.matter.left.GD31-05
sanction.matter.matterDecided
sanction.feedback.duty  ${YF}(十六)
sanction.feedback.sent.implementer  ${YF}(十六)
sanction.feedback.sent.implementer  ${YF}(十六)
sanction.feedback.met  ${YF}(十六)
incentive.subject
incentive.propose  ${G33}(三)；${YF}(十六)；${YF}(三)
incentive.publicise
incentive.publicityRunning  !PUBLICITY_RUNNING
incentive.decide  ${YF}(十六)；${G33}(三)
incentive.publish
incentive.delivered
incentive.publicDuring
incentive.matter.check  ${YF}(二十一)
incentive.matter.applied.NP-01  ${GF33}（四）
incentive.matter.left.NP-08
incentive.matter.left.GD29-02
incentive.matter.left.GD29-07
incentive.matter.matterDecided
rights.listed  ${N49}(三)；${YF}(十六)；${GD_REG}第三十五条；${N49}(八)；${GD_REG}第四十三条
rights.delivered
rights.papers
rights.objection.notOwn  !NOT_ONES_OWN  ${YF}(二十五)
rights.objection.received  ${YF}(二十五)；${GD_REG}第四十六条
rights.objection.receipt
rights.objection.twice  !OBJECTION_OPEN  ${YF}(二十五)
rights.objection.clocks
rights.objection.effect  ${YF}(二十五)
rights.objection.measure  !EXECUTION_STAYED  ${YF}(二十五)
rights.objection.transferred  ${GD_REG}第四十六条
rights.objection.sameHands  !SAME_HANDS
rights.objection.unreasoned  !REASONS_MISSING  ${YF}(二十五)
rights.objection.rejected  ${YF}(二十五)；${N49}(八)
rights.objection.replyServed
rights.objection.told
rights.objection.gap  ${YF}(二十五)
rights.complaint.received  ${YF}(二十五)
rights.complaint.effect  ${YF}(二十五)
rights.complaint.rejected  ${YF}(二十五)；${N49}(八)
rights.complaint.replyServed
rights.complaint.told  ${YF}(二十五)
rights.complaint.after  ${YF}(二十五)
rights.review.recorded  ${ARL}第二十条
rights.review.stayed  ${ARL}第四十二条
rights.review.effect  ${ARL}第四十二条
rights.review.measure  !EXECUTION_STAYED  ${ARL}第四十二条
rights.review.decided  ${ARL}第六十八条；${ARL}第六十九条；${N49}(八)
rights.review.after  ${YF}(二十五)
rights.measure  ${PROCUREMENT_LAW}第二十二条；${N49}(九)(十)
rights.measureServed
rights.wrongful.matter  ${YF}(二十一)；${N49}(九)(十)
rights.wrongful.noAuthority  !AUTHORITY_NOT_PROVED  ${CIVIL}第一百六十五条
rights.wrongful.received  ${YF}(二十五)；${GD_REG}第四十六条
rights.wrongful.upheld  ${YF}(二十五)；${N49}(八)
rights.wrongful.replyServed
rights.wrongful.public
rights.wrongful.released
rights.wrongful.acknowledged
rights.wrongful.lastAcknowledged
rights.redress.errata
rights.redress.early  !REDRESS_UNFINISHED  ${YF}(二十五)
rights.redress.confirmed
rights.redress.restored  ${YF}(二十五)
rights.redress.publicNotice  ${YF}(二十五)
rights.redress.told  ${N49}(八)
rights.redress.closed  ${YF}(二十五)
rights.redress.ownPage
rights.repair.forged  !DOCUMENT_DIFFERS  ${YF}(二十四)
rights.repair.early  ${YF}(二十四)；${N22}分类修复（序号未核）；${O36D}第八条至第十条；${O36}修复条件条款（序号未核）；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.earlyDeclined  ${N22}办理流程（序号未核）；${O36}第三条
rights.repair.unmet  !REPAIR_CONDITIONS_UNMET  ${O36}修复条件条款（序号未核）
rights.repair.applied  ${YF}(二十四)；${N22}分类修复（序号未核）；${O36D}第八条至第十条；${O36}修复条件条款（序号未核）；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.accepted  ${N22}办理流程（序号未核）
rights.repair.sameHands  !SAME_HANDS
rights.repair.granted  ${YF}(二十四)；${N22}办理流程（序号未核）；${O36}第三条
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
sanction.actAfterEnd  !AFTER_END  ${YF}(二十四)
sanction.releaseAfterEnd  !AFTER_END  ${YF}(二十四)
sanction.expiry  ${GD_REG}第四十三条
sanction.released
sanction.acknowledged
sanction.closed
sanction.recheck  ${YF}(二十一)
incentive.publicLastDay
incentive.publicAfter
incentive.expiry
incentive.released
incentive.acknowledged
incentive.closed
incentive.recheck  ${YF}(二十一)
`
