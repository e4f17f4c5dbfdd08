import { toDay, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { Type } from 'typebox'
import { findBar } from '../access/out-of-reach.ts'
import { mayAct, mayEverAct } from '../access/permissions.ts'
import type { Caller } from '../access/caller.ts'
import { page } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import {
  outsidePage,
  releaseBoardPage,
  type ReleaseBoardModel,
  type ReleaseRowModel,
} from '../pages/staff/release-pages.ts'
import type { Service } from '../service.ts'
import { atomFeed } from './feed-text.ts'
import { listOutside } from './outside-views.ts'
import { listBoard, listBoardReceivers, type BoardQuery, type BoardRow } from './release-views.ts'
import { readFeed, readLatestFeed } from './feed-views.ts'
import { RELEASE_REASONS } from './release-words.ts'

const strict = { additionalProperties: false } as const
const SIZE = 50
const FEED_SIZE = 500
const LATEST = 100
const PROTECTED = '个人信息，须另行查阅'

/** The board of releases, the register of outside receivers, and the public feed of released entries. */
export function releasePages(service: Service): readonly Route[] {
  return [
    page({
      url: '/staff/releases',
      operationId: 'showReleases',
      summary: '移出确认',
      permission: 'release.read',
      query: Type.Object(
        {
          state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('done')], { title: '状态' })),
          receiver: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9._:-]{0,100}$', title: '接收单位' })),
          q: Type.Optional(Type.String({ maxLength: 100, title: '查询内容' })),
          page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' })),
        },
        strict,
      ),
      answer: async ({ caller, frame, query }) => {
        const { place } = caller
        const bar = findBar(caller.principal, 'release.read', { jurisdiction: place, unitId: caller.organisationId })
        if (bar !== undefined) return { kind: 'stop', code: 'NOT_PERMITTED' }
        const { state = 'open', receiver = '', q = '', page: at = 1 } = query
        const asked = { place, which: state, receiver, text: q.trim(), page: at, size: SIZE } as const
        return { kind: 'page', html: releaseBoardPage({ ...(await readBoard(service, caller, asked)), frame }) }
      },
    }),
    page({
      url: '/staff/outside-receivers',
      operationId: 'showOutsideReceivers',
      summary: '外部接收单位',
      permission: 'outside.change',
      answer: async ({ caller, frame }) => {
        const bar = findBar(caller.principal, 'outside.change', { jurisdiction: caller.place })
        if (bar !== undefined) return { kind: 'stop', code: 'NOT_PERMITTED' }
        const rows = (await listOutside(service.db, caller.place)).map(
          ({ receiver, name, channel, contract, since, until }) => ({
            name,
            pushed: channel === 'push',
            contract,
            since,
            until,
            endHref: `/staff/outside-receivers/${encodeURIComponent(receiver)}/end`,
          }),
        )
        return { kind: 'page', html: outsidePage({ frame, rows }) }
      },
    }),
    page({
      url: '/releases.json',
      operationId: 'readReleaseFeed',
      summary: '已移出条目编号，机读',
      permission: 'public',
      query: Type.Object(
        {
          after: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, title: '账簿位置' })),
        },
        strict,
      ),
      answer: async ({ frame, query }) => {
        const { items, position, more } = await readFeed(service.db, { after: query.after ?? 0, limit: FEED_SIZE })
        const last = items.at(-1)
        const feed = {
          title: frame.t.release.feedTitle,
          asOf: frame.asOf,
          position,
          items,
          next: more && last !== undefined ? `/releases.json?after=${last.position}` : null,
        }
        const body = JSON.stringify(feed)
        return { kind: 'file', fileName: 'releases.json', type: 'application/json; charset=utf-8', body }
      },
    }),
    page({
      url: '/releases.atom',
      operationId: 'readReleaseAtom',
      summary: '已移出条目编号，订阅',
      permission: 'public',
      answer: async ({ frame }) => {
        const items = await readLatestFeed(service.db, LATEST)
        const { owner, place } = frame.site
        const now = new Date(service.ambient.now()).toISOString()
        const body = atomFeed(items, { title: frame.t.release.feedTitle, owner, place, now })
        return { kind: 'file', fileName: 'releases.atom', type: 'application/atom+xml; charset=utf-8', body }
      },
    }),
  ]
}

async function readBoard(
  service: Service,
  caller: Caller,
  asked: BoardQuery,
): Promise<Omit<ReleaseBoardModel, 'frame'>> {
  const { db, ambient } = service
  const { rows, total } = await listBoard(db, asked)
  const { which, receiver, text, page: at, size } = asked
  const receivers = (await listBoardReceivers(db, asked.place)).map(({ id, name }) => ({ value: id, label: name }))
  const narrowed = { ...(receiver === '' ? {} : { receiver }), ...(text === '' ? {} : { q: text }) }
  const tab = (state: 'open' | 'done', label: string) => ({
    label,
    count: state === which ? total : null,
    href: `/staff/releases?${new URLSearchParams({ ...narrowed, state }).toString()}`,
    current: state === which,
  })
  const mayConfirm = mayAct(caller.principal, 'release.acknowledge', { jurisdiction: asked.place })
  return {
    tabs: [tab('open', '尚未办结'), tab('done', '已确认')],
    search: { name: 'q', value: text, error: null },
    rows: rows.map((row) => toRow(row, ambient.today(), mayConfirm)),
    paging: { page: at, size, total, path: '/staff/releases', query: { ...narrowed, state: which } },
    state: which,
    receiver,
    receivers,
    mayKeepRegister: mayEverAct(caller.principal, 'outside.change'),
  }
}

function toRow(row: BoardRow, today: LocalDate, mayConfirm: boolean): ReleaseRowModel {
  const { listingId, confirmedOn, openedOn, lastDay, standing, receiver } = row
  const done = confirmedOn !== null && standing === 0
  const until = done ? confirmedOn : today
  const late = lastDay !== null && until > lastDay
  const confirmHref = `/staff/releases/${listingId}/confirmation?receiver=${encodeURIComponent(receiver)}`
  return {
    href: `/staff/listings/${listingId}`,
    subject: row.subjectName ?? PROTECTED,
    reason: RELEASE_REASONS[row.reason],
    releasedOn: row.releasedOn,
    receiver: row.receiverName,
    outside: row.kind === 'outside',
    toldOn: row.toldAt?.slice(0, 10) ?? null,
    standing,
    days: toDay(until) - toDay(openedOn),
    lastDay,
    late,
    status: done
      ? { kind: 'done', label: '已确认' }
      : late
        ? { kind: 'overdue', label: '逾期' }
        : { kind: 'waiting', label: confirmedOn === null ? '待确认' : '待解除' },
    confirmHref: mayConfirm && confirmedOn === null ? confirmHref : null,
  }
}
