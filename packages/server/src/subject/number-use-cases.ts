import { identify } from '@xinheng/domain/identifier/identify'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { Acting } from '../db/case-act.ts'
import { transact } from '../db/transact.ts'
import type { Service } from '../service.ts'
import { findSubject, findSubjectHead, registerSubject, type Identifier } from './subject-use-cases.ts'

/** A bare number as an identifier with its type; refused when it passes as none. */
export function readSubjectNumber(text: string): Result<Identifier & { readonly kind: SubjectKind }, Refusal> {
  const found = identify(text)
  switch (found.kind) {
    case 'uscc':
      return ok({ type: 'uscc', number: found.code, kind: found.subjectKind ?? 'otherOrganisation' })
    case 'residentId':
      return ok({ type: 'residentId', number: found.identity.id, kind: 'naturalPerson' })
    case 'organisationCode':
      return ok({ type: 'organisation', number: found.code, kind: 'otherOrganisation' })
    case 'registrationNumber':
      return ok({ type: 'registration', number: found.number, kind: 'enterprise' })
    case 'unknown':
      return refuse({ code: 'IDENTIFIER_INVALID', fault: found.fault.code, basis: [] })
  }
}

/** The registered subject that bears a number; one that nobody bears is refused. */
export async function findByNumber(service: Service, text: string): Promise<Result<string, Refusal>> {
  const read = readSubjectNumber(text)
  if (!read.ok) return read
  const known = await findSubject(service, service.db, read.value)
  return known === undefined ? refuse({ code: 'SUBJECT_UNKNOWN', basis: [] }) : ok(known)
}

/** The registered subject that an official means: by its number, by its whole name where one alone bears it, or by id. */
export async function findNamedSubject(service: Service, text: string): Promise<Result<string, Refusal>> {
  if ((await findSubjectHead(service.db, text)) !== undefined) return ok(text)
  const named = await service.db.selectFrom('subject').select('id').where('name', '=', text).limit(2).execute()
  const [one, other] = named
  if (one !== undefined && other === undefined) return ok(one.id)
  return one === undefined ? findByNumber(service, text) : refuse({ code: 'SUBJECT_UNKNOWN', basis: [] })
}

/** The subject that bears a number; one that nobody bears yet needs a name and is registered with its evidence. */
export async function resolveNumber(
  service: Service,
  acting: Acting,
  asked: { readonly number: string; readonly name: string; readonly evidence: string },
): Promise<Result<string, Refusal>> {
  const read = readSubjectNumber(asked.number)
  if (!read.ok) return read
  const { kind, type, number } = read.value
  const name = asked.name.trim()
  const on = service.ambient.today()
  return transact(service.db, async (tx): Promise<Result<string, Refusal>> => {
    const known = await findSubject(service, tx, { type, number })
    if (known !== undefined) return ok(known)
    if (name === '') return refuse({ code: 'SUBJECT_UNKNOWN', basis: [] })
    const subject = { kind, name, identifiers: [{ type, number }], evidence: asked.evidence, on }
    return registerSubject(service, tx, acting, subject)
  })
}
