import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Occasion } from '@xinheng/domain/rulebook/axes'
import type { Caller } from '../access/caller.ts'
import type { OutOfReach } from '../access/out-of-reach.ts'
import type { Permission } from '../access/permissions.ts'
import { staffAct, type ActTarget, type Done, type FieldSpec, type FormStart } from '../http/act-routes.ts'
import type { Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { OCCASIONS } from './labels.ts'
import { reachMatter } from './matter-reach.ts'

export const MATTER_TAG = '事项'
const BACK = { label: '办理事项', href: '/staff/matters/:id' } as const

export type PathTexts = Readonly<Record<string, string>>
type Acted = Result<{ readonly id: string; readonly version: number }, Refusal>

interface MatterActSpec<F extends Readonly<Record<string, FieldSpec>>> {
  readonly operationId: string
  readonly noun: string
  readonly title: string
  readonly permission: Permission
  readonly fields: F
  readonly consequence?: string
  readonly refusals: Parameters<typeof staffAct>[0]['refusals']
  readonly readStart?: (caller: Caller) => Promise<FormStart>
  readonly run: (
    caller: Caller,
    matterId: string,
    given: { readonly [Name in keyof F]: string },
    expected: number | undefined,
    params: PathTexts,
  ) => Promise<Acted>
}

/** An act on a matter within the caller's reach, at the version that the caller saw. */
export function matterAct<const F extends Readonly<Record<string, FieldSpec>>>(
  service: Service,
  spec: MatterActSpec<F>,
): readonly Route[] {
  return staffAct<F>({
    operationId: spec.operationId,
    path: `/matters/:id/${spec.noun}`,
    title: spec.title,
    tag: MATTER_TAG,
    permission: spec.permission,
    fields: spec.fields,
    ...(spec.consequence === undefined ? {} : { consequence: spec.consequence }),
    refusals: spec.refusals,
    back: BACK,
    ...(spec.readStart === undefined ? {} : { readStart: spec.readStart }),
    readTarget: async (caller, { id = '' }) => {
      const found = await reachMatter(service, caller, id, spec.permission)
      return found.ok ? toTarget(found.value) : undefined
    },
    run: async (caller, params, given, expected) => {
      const { id = '' } = params
      const found = await reachMatter(service, caller, id, spec.permission)
      if (!found.ok) return found
      return toDone(await spec.run(caller, id, given, expected, params))
    },
  })
}

function toTarget({ matter, reference, version }: Parameters<typeof describe>[0]): ActTarget {
  return { version, about: describe({ matter, reference, version }) }
}

function describe(found: {
  readonly matter: { readonly occasion: Occasion }
  readonly reference: string | null
  readonly version: number
}): ActTarget['about'] {
  return [
    { label: '事项类型', value: { kind: 'text', text: OCCASIONS[found.matter.occasion] } },
    { label: '事项编号', value: { kind: 'text', text: found.reference ?? '—' } },
  ]
}

export function toDone(acted: Acted): Result<Done, Refusal | OutOfReach> {
  return acted.ok ? ok({ id: acted.value.id, version: acted.value.version }) : acted
}
