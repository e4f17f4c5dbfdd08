import { expect, test } from 'vitest'
import { LAW, refusalIn } from '../listing/testing-listings.ts'
import { decideBarEnd } from './decide-bar-end.ts'
import { evolveTask, type Task } from './task.ts'
import { apply, CLERK, entry, take, TODAY } from './testing-tasks.ts'

const by = { officerId: 'officer-9', organisationId: 'unit-office' }
const basis = [{ document: 'ALIT', clause: '第七十条' }] as const
const applied = take(undefined, apply())
const barred = evolveTask(applied, {
  type: 'MeasureLifted',
  taskId: 'listing-1:unit-land',
  listingId: entry.listingId,
  implementer: CLERK.organisationId,
  on: TODAY,
  ground: { rulebook: 'r', basis: [], values: {} },
  measureId: 'measure-1',
  evidence: 'text:r',
  by,
  ordered: true,
})
const end = (task: Task | undefined, measureId = 'measure-1') =>
  decideBarEnd(task, { measureId, by, basis }, LAW, TODAY)

test('an order that was annulled bars its measure no longer, and applies nothing by itself', () => {
  expect(refusalIn(apply({}, { task: barred }))?.code).toBe('MEASURE_LIFTED_BY_ORDER')
  const freed = end(barred).reduce<Task>(evolveTask, barred)
  expect(freed).toEqual({ ...barred, barred: [] })
  expect(apply({}, { task: freed }).ok).toBe(true)
  expect(end(barred)).toMatchObject([{ type: 'MeasureBarEnded', measureId: 'measure-1', by, ground: { basis } }])
})

test('nothing is freed where no order bars it', () => {
  expect([end(undefined), end(applied), end(barred, 'measure-2')]).toEqual([[], [], []])
})
