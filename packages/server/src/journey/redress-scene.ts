import { addDays } from '@xinheng/domain/calendar/local-date'
import { ok } from '@xinheng/domain/kernel/result'
import { redressIdOf } from '@xinheng/domain/redress/redress'
import { readSelfFoundError } from '@xinheng/domain/rulebook/practice/objection-practice'
import type { Occasion } from '@xinheng/domain/rulebook/axes'
import { actOnObjection, takeObjection } from '../objection/objection-use-cases.ts'
import { GROUNDS, OUTCOMES } from '../objection/objection-words.ts'
import { checkSubject, closeItem } from '../matter/check-use-cases.ts'
import { closeMatter, decideMatter } from '../matter/matter-use-cases.ts'
import { actOnRedress } from '../release/redress-use-cases.ts'
import { findRedressView } from '../release/redress-views.ts'
import { confirm } from '../release/release-use-cases.ts'
import { getUnit, type Company, type Unit } from './cast.ts'
import { intakeOf } from './dispute-scene.ts'
import { readOwnPage, servePapers } from './own-page-scene.ts'
import { lookUp } from './public-scene.ts'
import { playReceipts } from './repair-scene.ts'
import type { SecondCase } from './second-case.ts'
import { StoryBroken, type Stage } from './stage.ts'
import { deliver } from './task-scene.ts'

/** An entry that was wrong from the start: what it cost, how it was found, and how it is put right with everybody. */
export async function playWrongfulEntry(stage: Stage, company: Company, of: SecondCase): Promise<void> {
  const { service, clock } = stage
  const { owner, listingId, firm } = of
  const { place } = owner.clerk
  const [reviewer, other] = owner.others
  clock.goTo('2026-09-16')
  await loseMatter(stage, company, of)

  clock.goTo('2026-09-21')
  const objectionId = await raise(stage, of)
  clock.goTo('2026-09-23')
  const uphold = { act: 'decide', outcome: 'upheld', remedies: ['voidEntry'], letter: null } as const
  await stage.act(
    { code: 'rights.wrongful.upheld', who: reviewer, title: '核查属实：条目自始无效' },
    async () =>
      actOnObjection(service, reviewer, objectionId, {
        ...uphold,
        statement: '',
        reasons: '经核对登记档案，确系冒用身份（合成）',
      }),
    ({ state }, events) =>
      state.kind === 'decided'
        ? [
            OUTCOMES[state.decision.outcome],
            `随即发生　${[...new Set(events.map(({ type }) => FOLLOWED[type]))].filter(Boolean).join('、')}`,
          ]
        : [],
  )
  await servePapers(stage, 'rights.wrongful.replyServed', owner.clerk, of)
  await lookUp(stage, { code: 'rights.wrongful.public', place, firm, listingId })
  await playReceipts(stage, company, of, 'rights.wrongful', null)

  clock.goTo(addDays(clock.today(), 1))
  const redressId = redressIdOf(listingId)
  const told = await deliver(stage, 'redress.erratum')
  const view = await findRedressView(service.db, redressId)
  if (view === undefined) throw new StoryBroken('rights.redress', 'none')
  stage.answer({ code: 'rights.redress.errata', who: '系统', title: '更正通知送达收到过、查过、实施过的每一家' }, [
    told.length === 0 ? view.errata.map(({ name }) => name).join('、') : told.join('、'),
  ])
  await stage.refuse(
    { code: 'rights.redress.early', who: other, title: '尚有未完成的事项即要求结案' },
    'REDRESS_UNFINISHED',
    async () => actOnRedress(service, other, redressId, { act: 'close' }),
  )
  await stage.act(
    { code: 'rights.redress.confirmed', who: '各收到更正的单位', title: '逐一确认已更正' },
    async () => {
      for (const { receiver } of view.errata) {
        const unit = Object.values(company).find(({ id }) => id === receiver)
        if (unit === undefined) throw new StoryBroken('rights.redress.confirmed', receiver)
        const done = await confirm(service, unit.clerk, { listingId, receiver, thing: 'erratum', document: '' })
        if (!done.ok) return done
      }
      return ok(view.errata)
    },
    (errata) => [`${errata.map(({ name }) => name).join('、')}，共 ${errata.length} 家`],
  )
  await stage.act(
    { code: 'rights.redress.restored', who: other, title: '因该条目失去的机会和荣誉，逐项决定恢复' },
    async () => {
      for (const { honourId } of view.redress.honours) {
        const done = await actOnRedress(service, other, redressId, {
          act: 'decideHonour',
          honourId,
          outcome: 'restored',
          reasons: '原不予通过的资格审查重新办理（合成）',
          proof: '重新办理决定（合成）',
        })
        if (!done.ok) return done
      }
      return ok(view.redress.honours.length)
    },
    (count) => [`恢复 ${count} 项`],
  )
  if (view.redress.publicNoticeDue) {
    await stage.act(
      { code: 'rights.redress.publicNotice', who: other, title: '在原公示范围公开更正，消除影响' },
      async () =>
        actOnRedress(service, other, redressId, {
          act: 'putUpNotice',
          site: '信用网站（合成）',
          evidence: '页面截图（合成）',
        }),
    )
  }
  await stage.act({ code: 'rights.redress.told', who: owner.clerk, title: '登记已告知当事人' }, async () =>
    actOnObjection(service, owner.clerk, objectionId, { act: 'tellSubject', proof: '送达回证（合成）' }),
  )
  await stage.act({ code: 'rights.redress.closed', who: other, title: '全部完成，由认定人以外的人结案' }, async () =>
    actOnRedress(service, other, redressId, { act: 'close' }),
  )
  await readOwnPage(stage, 'rights.redress.ownPage', of, ['papers', 'confirmations'])
}

/** What the events of an upheld objection mean, in words. */
const FOLLOWED: Readonly<Record<string, string>> = {
  ListingReleased: '停止公示和共享',
  MeasureLifted: '解除措施',
  ReleaseOpened: '通知每一接收单位',
  RedressOpened: '立案恢复名誉',
  NoticeIssued: '制作更正告知书',
}

/** A matter refused because of the entry: a sanction of the check is applied. */
async function loseMatter(stage: Stage, company: Company, of: SecondCase): Promise<void> {
  const unit = company.buyer ?? getUnit(company, 'licensing')
  const occasion: Occasion = company.buyer === undefined ? 'licence' : 'governmentProcurement'
  await stage.aside(
    { code: 'rights.wrongful.matter', who: unit.clerk, title: '核查并据该条目不予通过' },
    async (quiet) => loseMatterBy(quiet, unit, occasion, of),
    (applied) => [`实施　${applied}；事项因此不予通过`],
  )
}

const TOLD = { notice: '已书面告知依据和理由（合成）', proportionality: '与失信行为的性质和后果相当（合成）' } as const

async function loseMatterBy(stage: Stage, unit: Unit, occasion: Occasion, { firm }: SecondCase): Promise<string> {
  const { service } = stage
  const cue = { code: 'rights.wrongful.matter', who: unit.clerk, title: '' }
  const { matter, receiptId, reading } = await stage.act(cue, async () =>
    checkSubject(service, unit.clerk, {
      in: {
        opening: {
          occasion,
          place: unit.clerk.place,
          decider: { organisationId: unit.id, officerId: unit.head.officerId },
          moments: ['decision'],
          reference: '事项演示-2026-916',
        },
      },
      role: 'applicant',
      identity: { by: 'number', number: firm.code, name: firm.name },
      moment: 'decision',
    }),
  )
  const items = [...reading.must, ...reading.may]
  const first = items.find(({ measure }) => measure.kind === 'sanction')
  if (first === undefined) throw new StoryBroken(cue.code, 'no sanction is open in the check')
  const duties = new Set(reading.must.map(({ itemId }) => itemId))
  for (const { itemId } of items) {
    const outcome =
      duties.has(itemId) || itemId === first.itemId
        ? ({ kind: 'applied', evidence: '审查记录表（合成）', ...TOLD } as const)
        : ({ kind: 'notApplied', reason: 'notChosen', text: '不再叠加（合成）' } as const)
    await stage.act(cue, async () =>
      closeItem(service, unit.clerk, { matterId: matter.id, receiptId, itemId, outcome }),
    )
  }
  await stage.act(cue, async () =>
    decideMatter(service, unit.head, { matterId: matter.id, outcome: 'refused', document: '不予通过通知书（合成）' }),
  )
  await stage.act(cue, async () => closeMatter(service, unit.clerk, { matterId: matter.id, ending: 'decided' }))
  return first.measure.name
}

/** By the unit that found its own error where the place says so (濮阳县), else by an agent of the subject. */
async function raise(stage: Stage, of: SecondCase): Promise<string> {
  const { service, clock } = stage
  const { owner } = of
  const { place } = owner.clerk
  const { book } = await service.law(service.db, clock.today())
  if (readSelfFoundError(book, place, clock.today()).kind === 'ruled') {
    const { folded } = await stage.act(
      { code: 'rights.wrongful.selfFound', who: owner.clerk, title: '本单位自行发现信息有误，报告并核查' },
      async () =>
        takeObjection(service, owner.clerk, place, {
          ...intakeOf(of, 'falseRegistration', '自查发现登记信息系冒用（合成）'),
          subjectId: null,
          by: { kind: 'unit' },
        }),
      ({ folded: { state } }) => [`编号 ${state.receiptNumber}；${GROUNDS[state.ground]}；视同异议办理`],
    )
    return folded.id
  }
  const byAgent = (authority: string) =>
    takeObjection(service, owner.clerk, place, {
      ...intakeOf(of, 'falseRegistration', '营业执照被冒用（合成）'),
      channel: 'counter',
      by: { kind: 'agent', name: '测试代理人（合成）', authority },
    })
  await stage.refuse(
    { code: 'rights.wrongful.noAuthority', who: '代理人', title: '代理人未提交授权证明' },
    'AUTHORITY_NOT_PROVED',
    async () => byAgent(''),
  )
  const { folded } = await stage.act(
    { code: 'rights.wrongful.received', who: '代理人', title: '补交授权证明，窗口当日受理；冒用登记走快速通道' },
    async () => byAgent('授权委托书第3号（合成）'),
    ({ folded: { state } }) => [`回执 ${state.receiptNumber}；${GROUNDS[state.ground]}`],
  )
  return folded.id
}
