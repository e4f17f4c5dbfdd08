import { G33, GF33, JN, N49, O58, PROCUREMENT_LAW, SD_REG } from './titles.ts'

/** 济南市: the initiator determines and publishes; feedback at once to the initiator. One line a step: its name, what refused it, the clauses. */
export const JINAN = `
setting.law
setting.units
sanction.record  ${O58}公示期限条款（序号未核）；${O58}行政处罚信息公示期
sanction.undocumented  !DOCUMENT_MISSING  ${N49}(三)
sanction.propose  ${N49}(三)；${JN}四(二)
sanction.effectBeforeNotice  !NOTICE_NOT_SERVED  ${N49}(八)
sanction.notice  ${N49}(八)
sanction.served  ${N49}(八)
sanction.statement  ${N49}(八)
sanction.unheard  !STATEMENT_UNANSWERED  ${N49}(八)
sanction.answer  ${N49}(八)
sanction.sameHands  !SAME_HANDS  ${N49}(八)
sanction.decide  ${JN}四(二)；${N49}(三)
sanction.serveDecision
sanction.effectInAnswerTime  !EFFECT_BEFORE_NOTICE  ${N49}(八)
sanction.publish  ${N49}(八)；${SD_REG}第三十八条
sanction.delivered
sanction.publicBefore
sanction.publicDuring
sanction.task.received
sanction.offCatalogue  !MEASURE_NOT_IN_CATALOGUE  ${N49}(九)
sanction.outsidePower  !MEASURE_OUTSIDE_POWER  ${N49}(九)
sanction.task.applied  ${PROCUREMENT_LAW}第二十二条；${N49}(九)(十)
sanction.task.explained
sanction.matter.check  ${JN}四(二)
sanction.matter.checkOpen  !CHECK_OPEN
sanction.matter.applied.ST-15  ${PROCUREMENT_LAW}第二十二条
sanction.matter.left.SD28-03
sanction.matter.matterDecided
sanction.feedback.duty  ${JN}四(二)
sanction.feedback.sent.implementer  ${JN}四(二)
sanction.feedback.met  ${JN}四(二)
incentive.subject
incentive.propose  ${G33}(三)；${JN}四(二)；${JN}二(一)
incentive.publicise
incentive.publicityRunning  !PUBLICITY_RUNNING
incentive.decide  ${JN}四(二)；${G33}(三)
incentive.publish
incentive.delivered
incentive.publicDuring
incentive.matter.check  ${JN}四(二)
incentive.matter.applied.NP-01  ${GF33}（四）
incentive.matter.left.NP-08
incentive.matter.left.SD26-01
incentive.matter.left.SD26-05
incentive.matter.matterDecided
sanction.ownEnd
sanction.publicLastDay
sanction.publicAfter
sanction.actAfterEnd  !AFTER_END  ${JN}四(四)
sanction.releaseAfterEnd  !AFTER_END  ${JN}四(四)
sanction.expiry  ${SD_REG}第三十八条
sanction.released
sanction.acknowledged
sanction.closed
sanction.recheck  ${JN}四(二)
incentive.publicLastDay
incentive.publicAfter
incentive.expiry
incentive.released
incentive.acknowledged
incentive.closed
incentive.recheck  ${JN}四(二)
`
