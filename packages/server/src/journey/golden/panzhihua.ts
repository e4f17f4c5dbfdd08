import { ARL, CIVIL, G33, GF33, N22, N49, O36, O36D, O58, PROCUREMENT_LAW, PZ } from './titles.ts'

/** 攀枝花市: a panel determines with experts drawn; one term for all units; feedback to the panel. One line a step: its name, what refused it, the clauses. */
export const PANZHIHUA = `
setting.law
setting.units
sanction.record  ${O58}公示期限条款（序号未核）；${O58}行政处罚信息公示期
sanction.undocumented  !DOCUMENT_MISSING  ${N49}(三)
sanction.propose  ${N49}(三)；${PZ}二(二)2
sanction.effectBeforeNotice  !NOTICE_NOT_SERVED  ${N49}(八)
sanction.notice  ${N49}(八)
sanction.served  ${N49}(八)
sanction.statement  ${N49}(八)
sanction.answer  ${N49}(八)
sanction.panelMissing  !PANEL_REQUIRED  ${PZ}二(二)2
sanction.panel.call  ${PZ}二(二)1；${PZ}二(二)2
sanction.panel.undrawn  !DRAW_NEEDED  ${PZ}二(二)2
sanction.panel.pool  ${PZ}二(二)2
sanction.panel.commit  ${PZ}二(二)2
sanction.panel.reveal  ${PZ}二(二)2
sanction.panel.draw  ${PZ}二(二)2
sanction.panel.redraw  !REDRAW  ${PZ}二(二)2
sanction.panel.verify  ${PZ}二(二)2
sanction.panel.hold  ${PZ}二(二)2
sanction.panel.issue  ${PZ}二(二)2
sanction.panel.file  ${PZ}二(二)2
sanction.decideInAnswerTime  !ANSWER_PERIOD_RUNNING  ${N49}(八)
sanction.sameHands  !SAME_HANDS
sanction.decide  ${PZ}二(二)2；${N49}(三)
sanction.serveDecision
sanction.publish  ${N49}(八)
sanction.delivered
sanction.publicBefore
sanction.publicDuring
sanction.task.received
sanction.offCatalogue  !MEASURE_NOT_IN_CATALOGUE  ${N49}(九)；${PZ}二(一)1
sanction.outsidePower  !MEASURE_OUTSIDE_POWER  ${N49}(九)
sanction.task.applied  ${PROCUREMENT_LAW}第二十二条；${PZ}二(二)3；${N49}(九)(十)
sanction.task.explained
sanction.matter.check  ${PZ}二(一)2
sanction.matter.checkOpen  !CHECK_OPEN
sanction.matter.applied.ST-15  ${PROCUREMENT_LAW}第二十二条；${N49}(九)(十)
sanction.matter.matterDecided
sanction.feedback.duty  ${PZ}二(二)3
sanction.feedback.sent.implementer  ${PZ}二(二)3
sanction.feedback.sent.implementer  ${PZ}二(二)3
sanction.feedback.met  ${PZ}二(二)3
incentive.subject
incentive.propose  ${G33}(三)；${PZ}二(二)2
incentive.publicise
incentive.panel.call  ${PZ}二(二)1；${PZ}二(二)2
incentive.panel.undrawn  !DRAW_NEEDED  ${PZ}二(二)2
incentive.panel.pool  ${PZ}二(二)2
incentive.panel.commit  ${PZ}二(二)2
incentive.panel.reveal  ${PZ}二(二)2
incentive.panel.draw  ${PZ}二(二)2
incentive.panel.redraw  !REDRAW  ${PZ}二(二)2
incentive.panel.verify  ${PZ}二(二)2
incentive.panel.hold  ${PZ}二(二)2
incentive.panel.issue  ${PZ}二(二)2
incentive.panel.file  ${PZ}二(二)2
incentive.publicityRunning  !PUBLICITY_RUNNING
incentive.decide  ${PZ}二(二)2；${G33}(三)
incentive.publish
incentive.delivered
incentive.publicDuring
incentive.matter.check  ${PZ}二(一)2
incentive.matter.applied.NP-01  ${GF33}（四）
incentive.matter.left.NP-08
incentive.matter.matterDecided
rights.listed  ${N49}(三)；${PZ}二(二)2；${N49}(八)；${PZ}二(二)1
rights.delivered
rights.papers
rights.objection.notOwn  !NOT_ONES_OWN  ${PZ}二(三)2
rights.objection.received  ${PZ}二(三)2
rights.objection.receipt
rights.objection.twice  !OBJECTION_OPEN  ${PZ}二(三)2
rights.objection.clocks
rights.objection.effect  ${PZ}二(三)2
rights.objection.measure  !EXECUTION_STAYED  ${PZ}二(三)2
rights.objection.sameHands  !SAME_HANDS
rights.objection.unreasoned  !REASONS_MISSING  ${PZ}二(三)2
rights.objection.rejected  ${PZ}二(三)2；${N49}(八)
rights.objection.replyServed
rights.objection.told
rights.objection.gap  ${PZ}二(三)2
rights.complaint.received  ${PZ}二(三)2
rights.complaint.effect  ${PZ}二(三)2
rights.complaint.alone  !DEPARTMENTS_NOT_CALLED  ${PZ}二(三)2
rights.complaint.departments  ${PZ}二(三)2
rights.complaint.rejected  ${PZ}二(三)2；${N49}(八)
rights.complaint.replyServed
rights.complaint.told  ${PZ}二(三)2
rights.complaint.after  ${PZ}二(三)2
rights.review.recorded  ${ARL}第二十条
rights.review.stayed  ${ARL}第四十二条
rights.review.effect  ${ARL}第四十二条
rights.review.measure  !EXECUTION_STAYED  ${ARL}第四十二条
rights.review.decided  ${ARL}第六十八条；${ARL}第六十九条；${N49}(八)
rights.review.after  ${PZ}二(三)2
rights.measure  ${PROCUREMENT_LAW}第二十二条；${PZ}二(二)3；${N49}(九)(十)
rights.measureServed
rights.wrongful.matter  ${PZ}二(一)2；${N49}(九)(十)
rights.wrongful.noAuthority  !AUTHORITY_NOT_PROVED  ${CIVIL}第一百六十五条
rights.wrongful.received  ${PZ}二(三)2
rights.wrongful.upheld  ${PZ}二(三)2；${N49}(八)
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
rights.repair.forged  !DOCUMENT_DIFFERS  ${PZ}二(三)1
rights.repair.early  ${PZ}二(三)1；${N22}分类修复（序号未核）；${O36D}第八条至第十条；${O36}修复条件条款（序号未核）；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.earlyDeclined  ${N22}办理流程（序号未核）；${O36}第三条
rights.repair.unmet  !REPAIR_CONDITIONS_UNMET  ${O36}修复条件条款（序号未核）
rights.repair.applied  ${PZ}二(三)1；${N22}分类修复（序号未核）；${O36D}第八条至第十条；${O36}修复条件条款（序号未核）；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.accepted  ${N22}办理流程（序号未核）
rights.repair.sameHands  !SAME_HANDS
rights.repair.granted  ${PZ}二(三)1；${N22}办理流程（序号未核）；${O36}第三条
rights.repair.publicBefore
rights.repair.publicised  ${PZ}二(三)1；${O36}第三条
rights.repair.answerServed
rights.repair.public
rights.repair.released
rights.repair.lifted
rights.repair.acknowledged
rights.repair.lastAcknowledged
rights.repair.ownPage
sanction.publicLastDay
sanction.publicAfter
sanction.actAfterEnd  !AFTER_END  ${PZ}二(三)1
sanction.releaseAfterEnd  !AFTER_END  ${PZ}二(三)1
sanction.expiry  ${N49}(八)
sanction.released
sanction.lifted
sanction.acknowledged
sanction.closed
sanction.recheck  ${PZ}二(一)2
incentive.publicLastDay
incentive.publicAfter
incentive.expiry
incentive.released
incentive.acknowledged
incentive.closed
incentive.recheck  ${PZ}二(一)2
`
