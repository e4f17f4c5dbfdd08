import { G33, GD_REG, GF33, N49, O58, PROCUREMENT_LAW, YF } from './titles.ts'

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
sanction.sameHands  !SAME_HANDS  ${N49}(八)
sanction.decide  ${YF}(十六)；${N49}(三)
sanction.serveDecision  ${GD_REG}第三十五条
sanction.effectInAnswerTime  !EFFECT_BEFORE_NOTICE  ${GD_REG}第三十五条
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
sanction.matter.applied.ST-15  ${PROCUREMENT_LAW}第二十二条
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
