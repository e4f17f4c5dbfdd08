import type { EvidenceRef } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { keepAttachment } from './attachment-use-cases.ts'

/** A file that comes inside a form, and the field it stood in. */
export interface BroughtFile {
  readonly field: string
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** The files of a form as they were kept, and those that were not, with why. */
export interface KeptFiles {
  readonly kept: readonly { readonly field: string; readonly ref: EvidenceRef }[]
  readonly notKept: readonly { readonly fileName: string; readonly why: Refusal }[]
}

/** Keeps each file of a form under its subject's key; one that cannot be kept is told, and what follows is its caller's. */
export async function keepBroughtFiles(
  service: Service,
  tx: Tx,
  of: { readonly subjectId: string; readonly place: string },
  files: readonly BroughtFile[],
): Promise<KeptFiles> {
  const kept: { readonly field: string; readonly ref: EvidenceRef }[] = []
  const notKept: { readonly fileName: string; readonly why: Refusal }[] = []
  for (const { field, ...file } of files) {
    const one = await keepAttachment(service, tx, { ...of, ...file, keptBy: null })
    if (one.ok) kept.push({ field, ref: one.value })
    else notKept.push({ fileName: file.fileName, why: one.error })
  }
  return { kept, notKept }
}

/** The file that proves an agent's authority, and the others; several in its field prove it together. */
export function partAuthority({ kept }: KeptFiles): {
  readonly authority: EvidenceRef | null
  readonly evidence: readonly EvidenceRef[]
} {
  const authority = kept.find(({ field }) => field === 'authority')?.ref ?? null
  return { authority, evidence: kept.map(({ ref }) => ref).filter((ref) => ref !== authority) }
}
