import type { CaseFile } from './law-case.ts'
import { 云浮市 } from './云浮市.cases.ts'
import { 广东省 } from './广东省.cases.ts'
import { 攀枝花市 } from './攀枝花市.cases.ts'
import { 济南市 } from './济南市.cases.ts'
import { 濮阳县 } from './濮阳县.cases.ts'

/** The golden cases of the five jurisdictions; a new jurisdiction adds its file here. */
export const CASE_FILES: readonly CaseFile[] = [云浮市, 攀枝花市, 广东省, 济南市, 濮阳县]
