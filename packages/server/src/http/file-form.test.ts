import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { html } from '../pages/kit/html.ts'
import { buildApp } from './app.ts'
import { VISIT_COOKIE } from './caller.ts'
import { csrfToken } from './csrf.ts'
import { fileForm, FORM_FILES, type FormFile } from './file-form.ts'
import { inertDeps } from './testing/inert.ts'

interface Part {
  readonly name: string
  readonly value: string
  readonly fileName?: string
}

const TOKEN: Part = { name: '_csrf', value: csrfToken(new Uint8Array(32), 'visit-1') }
const FACTS: Part = { name: 'facts', value: '并非本企业' }

async function post(parts: readonly Part[]) {
  const got: { form: unknown; files: readonly FormFile[] }[] = []
  const route = fileForm({
    url: '/objections',
    operationId: 'objectByForm',
    summary: '提出异议',
    permission: 'public',
    fileBytes: 8,
    form: Type.Object({ facts: Type.String({ minLength: 2, title: '事实' }) }, { additionalProperties: false }),
    answer: async ({ form, files }) => {
      got.push({ form, files })
      return { kind: 'goTo', path: '/thanks' }
    },
    again: async ({ errors, typed }) => html`<p>${errors[0]?.label ?? ''} ${typed['facts'] ?? ''}</p>`,
  })
  const app = await buildApp(inertDeps(), [route])
  const payload = parts.map(({ name, value, fileName }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`
    return `--b\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
  })
  const answer = await app.inject({
    method: 'POST',
    url: '/objections',
    headers: { 'content-type': 'multipart/form-data; boundary=b', cookie: `${VISIT_COOKIE}=visit-1` },
    payload: `${payload.join('')}--b--\r\n`,
  })
  await app.close()
  return { answer, got }
}

test('fields and files arrive together; an unused file field is no file, one too long comes one byte over', async () => {
  const file = (fileName: string, value: string): Part => ({ name: 'evidence', fileName, value })
  const { answer, got } = await post([
    TOKEN,
    FACTS,
    file('', ''),
    file('a.txt', '12345678'),
    file('b.txt', '123456789abc'),
  ])
  expect(answer.statusCode).toBe(303)
  expect(got).toMatchObject([{ form: { facts: '并非本企业' } }])
  const sizes = got[0]?.files.map(({ fileName, bytes }) => [fileName, bytes.length])
  expect(sizes).toEqual([
    ['a.txt', 8],
    ['b.txt', 9],
  ])
})

test.each<readonly [string, readonly Part[]]>([
  ['without its token', [FACTS]],
  ['with the token behind a file', [FACTS, { name: 'evidence', fileName: 'a.txt', value: '1' }, TOKEN]],
  ['with the token of another visit', [{ name: '_csrf', value: csrfToken(new Uint8Array(32), 'visit-2') }, FACTS]],
])('%s nothing is taken in', async (_how, parts) => {
  const { answer, got } = await post(parts)
  expect(answer.statusCode).toBe(403)
  expect(got).toEqual([])
})

test('a field that does not hold brings the form back with what was typed', async () => {
  const { answer, got } = await post([TOKEN, { name: 'facts', value: '否' }])
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('事实 否')
  expect(got).toEqual([])
})

test('more files than a form may bring are refused as a whole', async () => {
  const files = Array.from({ length: FORM_FILES + 1 }, (_, n) => n).map((n) => ({
    name: 'evidence',
    fileName: `${n}.txt`,
    value: 'x',
  }))
  expect((await post([TOKEN, FACTS, ...files])).answer.statusCode).toBe(413)
})
