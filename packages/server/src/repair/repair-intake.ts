import { normaliseIdentifier } from '@xinheng/domain/identifier/normalise-identifier'
import type { IdentityProof } from '@xinheng/domain/objection/objection'
import type { RepairUnits } from '@xinheng/domain/repair/repair-conditions'
import type { RepairableThing } from '@xinheng/domain/repair/repairable'
import { hashIdentifier } from '../access/identifier-hash.ts'
import type { Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { isElsewhere } from '../objection/objection-views.ts'
import { listUnits } from '../organisation/organisation-views.ts'
import { isPaperOf } from '../notice/paper-code-views.ts'
import type { Service } from '../service.ts'
import type { NewApplication } from './new-application.ts'

/** Whether an application is said to come from a subject: its account, or a number of its own, which strangers may know. */
export async function isOwn(
  service: Pick<Service, 'keys'>,
  tx: Tx,
  subjectId: string,
  applicant: NewApplication['applicant'],
): Promise<boolean> {
  if (applicant.by === 'account') return applicant.subjectId === subjectId
  const typed = normaliseIdentifier(applicant.number)
  const rows = await tx
    .selectFrom('subject_identifier')
    .select(['identifier_type', 'identifier_hash'])
    .where('subject_id', '=', subjectId)
    .execute()
  return rows.some(({ identifier_type: type, identifier_hash: hash }) =>
    Buffer.from(hash).equals(hashIdentifier(service.keys, type, typed)),
  )
}

/** How it is proved that an application comes from whom it concerns; `null` where only public numbers were given. */
export async function readApplicantProof(
  service: Pick<Service, 'keys'>,
  tx: Tx,
  subjectId: string,
  acting: Acting | null,
  { applicant, channel, paperCode = '' }: NewApplication,
): Promise<IdentityProof | null> {
  if (applicant.by === 'account') return 'account'
  if (acting !== null && (channel === 'window' || channel === 'creditChina')) return 'officer'
  return (await isPaperOf(service, tx, subjectId, paperCode)) ? 'paper' : null
}

/** Which of the organs of a thing work here, and the credit authority of its place, if it does. */
export async function readRepairUnits(
  tx: Tx,
  { place, determiner, document }: Pick<RepairableThing, 'place' | 'determiner' | 'document'>,
): Promise<RepairUnits> {
  const elsewhere: string[] = []
  for (const unit of new Set([determiner, document.authority])) {
    if (await isElsewhere(tx, unit)) elsewhere.push(unit)
  }
  const authority = (await listUnits(tx, place)).find(
    ({ roles, mergedInto }) => mergedInto === null && roles.some(({ role }) => role === 'creditAuthority'),
  )?.organisationId
  const works = authority !== undefined && !(await isElsewhere(tx, authority))
  return { elsewhere, creditAuthority: works ? authority : null }
}
