import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { plainRef, readPlainRef } from '@xinheng/domain/kernel/text-ref'
import type { CompletenessAct } from '@xinheng/domain/record/completeness'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { findBar, NOT_THERE, type OutOfReach } from '../access/out-of-reach.ts'
import { staffAct, type ActTarget, type Done } from '../http/act-routes.ts'
import type { Route } from '../http/route.ts'
import type { Fact } from '../pages/models.ts'
import type { Service } from '../service.ts'
import { actOnCompleteness } from './completeness-use-cases.ts'
import { findCompleteness } from './completeness-views.ts'

const TAG = '记录'
const BACK = { label: '归集完整起始日', href: '/staff/record-completeness' } as const
const SHARED = { tag: TAG, permission: 'record.declareComplete', back: BACK } as const
const TEXT = { kind: 'area', maxLength: 500, hint: '公开事项，不得写入个人信息' } as const

/** From which day the records of the caller's place are complete: proposed by one official, confirmed by another. */
export function completenessRoutes(service: Service): readonly Route[] {
  const run = async (
    caller: Caller,
    act: CompletenessAct,
    expected?: number,
  ): Promise<Result<Done, Refusal | OutOfReach>> => {
    const bar = findBar(caller.principal, 'record.declareComplete', { jurisdiction: caller.place })
    if (bar !== undefined) return bar
    const done = await actOnCompleteness(service, actingOf(caller), act, expected)
    return done.ok ? ok({ id: caller.place, version: done.value.version }) : done
  }
  const readAbout = async (caller: Caller): Promise<ActTarget | undefined> => {
    const found = await findCompleteness(service.db, caller.place)
    if (found === undefined) return undefined
    const { declared, proposed } = found.state
    const said = [
      fact('现行起始日', declared === null ? '没有声明' : declared.since),
      ...(declared === null ? [] : [fact('依据', readPlainRef(declared.grounds) ?? '')]),
      fact('待另一人确认', proposed === null ? '没有' : proposed.since),
      ...(proposed === null ? [] : [fact('所提依据', readPlainRef(proposed.grounds) ?? '')]),
    ]
    return { about: said, version: found.version }
  }
  return [
    ...staffAct({
      ...SHARED,
      operationId: 'proposeRecordCompleteness',
      path: '/record-completeness',
      title: '声明归集完整起始日',
      fields: {
        since: { label: '自何日起记录齐全', kind: 'date' },
        grounds: { label: '依据', ...TEXT },
      },
      consequence: '由另一人确认后生效；在此之前，连续无不良记录的年限不能判断，由人核查。',
      refusals: ['DATE_IN_FUTURE', 'REASONS_MISSING'],
      readStart: async (caller) => ({ about: (await readAbout(caller))?.about ?? [fact('现行起始日', '没有声明')] }),
      run: async (caller, _params, { since: text, grounds }) => {
        const since = parseLocalDate(text)
        if (since === undefined) return NOT_THERE
        return run(caller, { act: 'propose', place: caller.place, since, grounds: plainRef(grounds) })
      },
    }),
    ...staffAct({
      ...SHARED,
      operationId: 'declareRecordCompleteness',
      path: '/record-completeness/confirmation',
      title: '确认归集完整起始日',
      fields: {},
      consequence: '自今天起据以判断连续无不良记录的年限。',
      refusals: ['SAME_HANDS', 'WRONG_STATE', 'CASE_CHANGED_MEANWHILE'],
      readTarget: readAbout,
      run: async (caller, _params, _given, expected) => run(caller, { act: 'declare' }, expected),
    }),
    ...staffAct({
      ...SHARED,
      operationId: 'withdrawRecordCompleteness',
      path: '/record-completeness/withdrawal',
      title: '撤回归集完整起始日',
      fields: { reasons: { label: '理由', ...TEXT } },
      consequence: '此后连续无不良记录的年限不能判断，由人核查。',
      refusals: ['REASONS_MISSING', 'WRONG_STATE', 'CASE_CHANGED_MEANWHILE'],
      readTarget: readAbout,
      run: async (caller, _params, { reasons }, expected) =>
        run(caller, { act: 'withdraw', reasons: plainRef(reasons) }, expected),
    }),
  ]
}

function fact(label: string, text: string): Fact {
  return { label, value: { kind: 'text', text } }
}
