import type { EvidenceRef } from '@xinheng/domain/kernel/refs'
import { listAttachments } from '../attachment/attachment-views.ts'
import { FILE_TYPES } from '../attachment/file-type-words.ts'
import type { Db } from '../db/open.ts'
import { listNotices } from '../notice/notice-views.ts'
import { titleOf } from '../notice/templates/notice-words.ts'
import type { ProcedureDocuments } from '../pages/portal/procedure-pages.ts'

/** The papers on a procedure of a subject and the files that came with it, as its own page gives them out. */
export async function readOwnDocuments(
  db: Db,
  { subjectId, id, files }: { readonly subjectId: string; readonly id: string; readonly files: readonly EvidenceRef[] },
): Promise<ProcedureDocuments> {
  const papers = (await listNotices(db, { subjectId })).filter(({ notice }) => notice.about.id === id)
  const kept = await listAttachments(db, { refs: files })
  return {
    papers: papers.map(({ id: noticeId, notice }) => ({
      title: titleOf(notice.kind),
      href: `/notices/${noticeId}`,
      on: notice.issuedOn,
    })),
    files: kept.map(({ ref, type, keptOn, scan }) => ({
      title: FILE_TYPES[type].label,
      href: `/my/attachments/${ref}`,
      on: keptOn,
      scan: scan.kind,
    })),
  }
}
