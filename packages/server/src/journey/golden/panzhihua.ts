import { G33, GF33, N49, O58, PROCUREMENT_LAW, PZ } from './titles.ts'

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
sanction.sameHands  !SAME_HANDS  ${N49}(八)
sanction.decide  ${PZ}二(二)2；${N49}(三)
sanction.serveDecision
sanction.effectInAnswerTime  !EFFECT_BEFORE_NOTICE  ${N49}(八)
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
sanction.matter.applied.ST-15  ${PROCUREMENT_LAW}第二十二条
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
sanction.publicLastDay
sanction.publicAfter
sanction.actAfterEnd  !AFTER_END  ${PZ}二(三)1
sanction.releaseAfterEnd  !AFTER_END  ${PZ}二(三)1
sanction.expiry
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
