import { ARL, CIVIL, G33, GF33, JN, N22, N49, O36, O36D, O58, PROCUREMENT_LAW, SD_REG } from './titles.ts'

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
sanction.decideInAnswerTime  !ANSWER_PERIOD_RUNNING  ${N49}(八)
sanction.sameHands  !SAME_HANDS
sanction.decide  ${JN}四(二)；${N49}(三)
sanction.serveDecision
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
sanction.matter.applied.ST-15  ${PROCUREMENT_LAW}第二十二条；${N49}(九)(十)
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
rights.listed  ${N49}(三)；${JN}四(二)；${N49}(八)；${SD_REG}第三十八条
rights.delivered
rights.papers
rights.objection.notOwn  !NOT_ONES_OWN  ${JN}四(三)
rights.objection.received  ${JN}四(三)；${SD_REG}第三十九条
rights.objection.receipt
rights.objection.twice  !OBJECTION_OPEN  ${JN}四(三)
rights.objection.clocks
rights.objection.effect  ${JN}四(三)
rights.objection.measure  ${PROCUREMENT_LAW}第二十二条；${N49}(九)(十)
rights.objection.measureServed
rights.objection.sameHands  !SAME_HANDS
rights.objection.unreasoned  !REASONS_MISSING  ${JN}四(三)
rights.objection.rejected  ${JN}四(三)；${N49}(八)
rights.objection.replyServed
rights.objection.told
rights.objection.gap  ${JN}四(三)
rights.complaint.received  !COMPLAINT_NOT_FORESEEN  ${JN}四(三)；${ARL}第二十条；《中华人民共和国行政诉讼法》第四十四条
rights.review.recorded  ${ARL}第二十条
rights.review.stayed  ${ARL}第四十二条
rights.review.effect  ${ARL}第四十二条
rights.review.measure  !EXECUTION_STAYED  ${ARL}第四十二条
rights.review.decided  ${ARL}第六十八条；${ARL}第六十九条；${N49}(八)
rights.review.after  ${JN}四(三)
rights.wrongful.matter  ${JN}四(二)；${N49}(九)(十)
rights.wrongful.noAuthority  !AUTHORITY_NOT_PROVED  ${CIVIL}第一百六十五条
rights.wrongful.received  ${JN}四(三)；${SD_REG}第三十九条
rights.wrongful.upheld  ${JN}四(三)；${N49}(八)
rights.wrongful.replyServed
rights.wrongful.public
rights.wrongful.released
rights.wrongful.acknowledged
rights.wrongful.lastAcknowledged
rights.redress.errata
rights.redress.early  !REDRESS_UNFINISHED
rights.redress.confirmed
rights.redress.restored
rights.redress.publicNotice
rights.redress.told  ${N49}(八)
rights.redress.closed
rights.redress.ownPage
rights.repair.forged  !DOCUMENT_DIFFERS  ${JN}四(四)
rights.repair.early  ${JN}四(四)；${N22}分类修复（序号未核）；${O36D}第八条至第十条；${O36}修复条件条款（序号未核）；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.earlyDeclined  ${N22}办理流程（序号未核）；${O36}第三条
rights.repair.unmet  !REPAIR_CONDITIONS_UNMET  ${O36}修复条件条款（序号未核）
rights.repair.applied  ${JN}四(四)；${N22}分类修复（序号未核）；${O36D}第八条至第十条；${O36}修复条件条款（序号未核）；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.accepted  ${N22}办理流程（序号未核）
rights.repair.sameHands  !SAME_HANDS
rights.repair.granted  ${JN}四(四)；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.publicised  !PUBLICITY_NOT_FORESEEN  ${JN}四(四)
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
