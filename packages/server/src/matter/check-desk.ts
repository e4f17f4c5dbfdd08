import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { maskName } from '@xinheng/domain/identifier/identify'
import { readChecksDue } from '@xinheng/domain/matter/recheck'
import { isCheckOpen } from '@xinheng/domain/matter/close-check'
import type { Caller } from '../access/caller.ts'
import { mayAct, mayEverAct, type Permission } from '../access/permissions.ts'
import type { ActionView, CheckDeskModel, CheckedMeasure, MatterModel, RefusalView, Tab } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { toCheckAnswer, type MeasureAnswer } from './check-answer.ts'
import { DECISIONS, ENDINGS, IDENTITIES, MOMENTS, OCCASIONS, optionsOf, ROLES } from './labels.ts'
import type { MatterView } from './matter-views.ts'
import { readEntryLabels, readSubjectLabels, type SubjectLabel } from './matter-views.ts'
import type { ReceiptView } from './receipt-views.ts'

type Content<Model> = Omit<Model, 'frame'>

const DESKS = [
  { label: '信用核查', href: '/staff/check', permission: 'matter.check' },
  { label: '办理事项', href: '/staff/matters', permission: 'matter.read' },
  { label: '应查未查', href: '/staff/missed-checks', permission: 'matter.read' },
] as const

/** The tabs of the room: the desk, the matters, what was missed. */
export function deskTabs({ principal }: Caller, current: (typeof DESKS)[number]['href']): readonly Tab[] {
  return DESKS.filter(({ permission }) => mayEverAct(principal, permission)).map(({ label, href }) => ({
    label,
    href,
    count: null,
    current: href === current,
  }))
}

/** What was typed at the desk; a person's number is never shown again. */
export interface DeskInput {
  readonly occasion: string
  readonly matter: string
  readonly subject: string
  readonly name: string
}

const EMPTY: DeskInput = { occasion: '', matter: '', subject: '', name: '' }

/** The empty desk, or the desk as it was filled in, with what is wrong. */
export function readCheckDesk(
  caller: Caller,
  typed: DeskInput = EMPTY,
  errors: Readonly<Record<string, string>> = {},
  refusal: RefusalView | null = null,
  candidates: CheckDeskModel['candidates'] = null,
): Content<CheckDeskModel> {
  const field = (name: keyof DeskInput) => ({ name, value: typed[name], error: errors[name] ?? null })
  return {
    occasions: [{ value: '', label: '请选择' }, ...optionsOf(OCCASIONS)],
    occasion: field('occasion'),
    matter: field('matter'),
    subject: field('subject'),
    name: field('name'),
    tabs: deskTabs(caller, '/staff/check'),
    mayCheck: mayEverAct(caller.principal, 'matter.check'),
    refusal,
    candidates,
    result: null,
  }
}

/** The desk with one receipt on it. */
export async function readReceiptDesk(
  service: Service,
  caller: Caller,
  receipt: ReceiptView,
): Promise<Content<CheckDeskModel>> {
  const { content, occasion, reference } = receipt
  const law = await service.law(service.db, service.ambient.today())
  const answer = toCheckAnswer(receipt, law.catalogue)
  const label = (await readSubjectLabels(service.db, [content.subjectId])).get(content.subjectId)
  const listed = [...answer.shown, ...answer.ended].map(({ listingId }) => listingId)
  const entries = await readEntryLabels(service.db, listed, law.catalogue)
  const text = (name: string, value: string) => ({ label: name, value: { kind: 'text', text: value } }) as const
  const open = answer.measures.filter(({ outcome }) => outcome === null).length
  const target = { unitId: receipt.content.unitId, jurisdiction: receipt.place }
  const mayAnswer = mayAct(caller.principal, 'matter.respond', target)
  return {
    ...readCheckDesk(caller, { ...EMPTY, occasion, matter: reference ?? '' }),
    result: {
      receipt: content.id,
      subjectName: await readName(service, caller, label),
      subjectCode: label?.code ?? null,
      matter: `${nameOf(OCCASIONS, occasion)} ${reference ?? ''}`.trim(),
      checkedAt: `${content.checkedOn}（账簿位置 ${content.ledgerPosition}）`,
      decider: answer.decider,
      cleanYears: text('连续三年无不良信用记录', answer.cleanYears),
      facts: [
        text('时点', nameOf(MOMENTS, content.moment)),
        text('是否必查', [answer.mustCheck, ...answer.mustCheckLaw].join('，')),
        text('绿色通道', answer.fastTrack),
      ],
      marks: answer.marks,
      measures: answer.measures.map((measure) => toCard(content.id, measure, mayAnswer, content.checkedOn)),
      shown: answer.shown.map(({ listingId, name, reasons }) => ({
        name,
        entry: entries.get(listingId) ?? '',
        reasons: reasons.map(({ code, title, law: texts }) => ({
          code,
          title,
          mend: '',
          basis: texts.map((each) => ({ text: each, confirmed: true, passage: null })),
        })),
      })),
      ended: answer.ended.map(({ listingId, lastDay }) => `${entries.get(listingId) ?? ''}（至 ${lastDay} 届满）`),
      close: toMatterAction(content.matterId, open),
    },
  }
}

function toMatterAction(matterId: string, open: number): ActionView {
  return {
    name: 'matter',
    label: open === 0 ? '回到事项，作出决定或者办结' : '查看所属事项',
    href: `/staff/matters/${matterId}`,
    primary: open === 0,
    refusal: null,
  }
}

function toCard(receiptId: string, measure: MeasureAnswer, mayAnswer: boolean, checkedOn: LocalDate): CheckedMeasure {
  const { itemId, kind, duty, state, outcome } = measure
  const href = `/staff/checks/${receiptId}/items/${toItemKey(itemId)}`
  const open = outcome === null && mayAnswer
  const status =
    outcome === 'applied'
      ? ({ kind: 'done', label: '已采取' } as const)
      : outcome === 'notApplied'
        ? ({ kind: 'notApplicable', label: '未采取，已说明' } as const)
        : state === 'suspended'
          ? ({ kind: 'stayed', label: '暂停执行' } as const)
          : ({ kind: 'waiting', label: '待处理' } as const)
  return {
    id: itemId,
    name: measure.concernsWhole ? `${measure.name}（涉及联合体整体）` : measure.name,
    kind,
    duty,
    entry: { kind: kind === 'incentive' ? 'redList' : 'blackList', label: measure.listType },
    document: measure.document,
    basis: measure.law.map((text) => ({ text, confirmed: true, passage: null })),
    term: { label: '期限', value: { kind: 'term', from: checkedOn, to: measure.lastDay, note: '自核查之日起' } },
    status,
    remedy: measure.remedy,
    applyHref: open && state === 'applicable' ? `${href}/application` : null,
    explainHref: open ? `${href}/explanation` : null,
  }
}

/** An item's id in an address: entry and measure, without the slash between them. */
export function toItemKey(itemId: string): string {
  return itemId.replace('/', ':')
}

export function fromItemKey(key: string): string {
  return key.replace(':', '/')
}

/** The name of a party on a page; of a person's, the first character: the whole stands behind a reason (查看个人信息). */
async function readName(service: Service, caller: Caller, label: SubjectLabel | undefined): Promise<string> {
  if (label === undefined) return ''
  if (label.name !== null || label.nameRef === null) return label.name ?? ''
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason: '事项中核查当事人' }
  const opened = await service.vault.openValue(service.db, label.nameRef, reader)
  return opened.kind === 'value' ? maskName(opened.text) : `已删除（${opened.ground}）`
}

function nameOf(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key
}

/** One matter as its page shows it; `mine` when the caller's unit is the one whose matter it is. */
export async function readMatterPage(
  service: Service,
  caller: Caller,
  { matter, reference, unitName, deciderName, mustCheck }: MatterView,
): Promise<Content<MatterModel>> {
  const labels = await readSubjectLabels(
    service.db,
    matter.parties.map(({ subjectId }) => subjectId),
  )
  const names = new Map<string, string>()
  for (const [id, label] of labels) names.set(id, await readName(service, caller, label))
  const target = { unitId: matter.unitId, jurisdiction: matter.place }
  const may = (permission: Permission) => matter.status !== 'closed' && mayAct(caller.principal, permission, target)
  const due = readChecksDue(matter)
  const text = (name: string, value: string) => ({ label: name, value: { kind: 'text', text: value } }) as const
  const base = `/staff/matters/${matter.matterId}`
  return {
    title: `${OCCASIONS[matter.occasion]} ${reference ?? ''}`.trim(),
    facts: [
      text('办理单位', unitName),
      text('决定单位', deciderName),
      text('是否必查', mustCheck ? '应查必查' : '未列入必查'),
      text('建立日期', matter.openedOn),
      text('已到时点', matter.reached.map(({ moment, on }) => `${MOMENTS[moment]} ${on}`).join('；') || '无'),
      text('决定', matter.status === 'open' || matter.decision === null ? '无' : DECISIONS[matter.decision.outcome]),
      text('办结', matter.status === 'closed' ? `${matter.closedOn} ${ENDINGS[matter.ending]}` : '未办结'),
    ],
    actions: readActions(matter, base, caller),
    parties: matter.parties.map((party) => ({
      name: names.get(party.subjectId) ?? '',
      role: ROLES[party.role],
      identity: IDENTITIES[party.identity],
      confirmHref:
        may('subject.confirmIdentity') && (party.identity === 'fuzzy' || party.identity === 'masked')
          ? `${base}/parties/${party.partyId}/confirmation`
          : null,
      due: due.filter(({ partyId }) => partyId === party.partyId).map(({ moment }) => MOMENTS[moment]),
      recheckAction: may('matter.check') && matter.reached.length > 0 ? `${base}/parties/${party.partyId}/check` : null,
    })),
    receipts: matter.checks.map((check) => ({
      href: `/staff/checks/${check.checkId}`,
      name: names.get(check.subjectId) ?? '',
      moment: MOMENTS[check.moment],
      on: check.on,
      status: isCheckOpen(check) ? { kind: 'waiting', label: '待处理' } : { kind: 'done', label: '已处理' },
    })),
  }
}

/** What the caller may do in a matter, the next act by its clock first. */
function readActions(matter: MatterView['matter'], base: string, { principal }: Caller): readonly ActionView[] {
  if (matter.status === 'closed') return []
  const own = { unitId: matter.unitId, jurisdiction: matter.place }
  const decider = { unitId: matter.decider.organisationId, jurisdiction: matter.place }
  const open = matter.checks.some(isCheckOpen)
  const due = readChecksDue(matter).length > 0
  const ahead = matter.moments.filter((moment) => !matter.reached.some((reached) => reached.moment === moment))
  const next =
    matter.parties.length === 0
      ? 'parties'
      : open || due
        ? undefined
        : matter.status === 'decided'
          ? 'closing'
          : ahead.length > 0
            ? 'moments'
            : 'decision'
  const acts = [
    ['decision', '登记决定', 'matter.decide', matter.status === 'open'],
    ['decider', '指定决定人', 'matter.nameDecider', matter.status === 'open'],
    ['closing', '办结事项', 'matter.close', true],
    ['moments', '登记时点', 'matter.open', ahead.length > 0],
    ['parties', '加入当事人', 'matter.open', true],
    ['deferral', '容缺受理', 'matter.respond', matter.occasion === 'licence' && matter.promise === null],
    ['supplies', '登记补交材料', 'matter.respond', matter.promise !== null],
    ['breach', '登记未按期补交', 'matter.respond', matter.promise !== null],
  ] as const
  return acts
    .filter(
      ([name, , permission, fits]) =>
        fits && mayAct(principal, permission, name === 'decision' || name === 'decider' ? decider : own),
    )
    .toSorted(([a], [b]) => Number(b === next) - Number(a === next))
    .map(([name, label]) => ({ name, label, href: `${base}/${name}`, primary: name === next, refusal: null }))
}
