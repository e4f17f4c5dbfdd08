import { G33, GD, GD_REG, GF33, N49, O58, PROCUREMENT_LAW } from './titles.ts'

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
sanction.sameHands  !SAME_HANDS  ${N49}(八)
sanction.decide  ${GD}(十六)；${N49}(三)
sanction.serveDecision  ${GD_REG}第三十五条
sanction.effectInAnswerTime  !EFFECT_BEFORE_NOTICE  ${GD_REG}第三十五条
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
sanction.matter.applied.ST-15  ${PROCUREMENT_LAW}第二十二条
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
