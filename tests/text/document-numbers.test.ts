import { describe, expect, it } from 'vitest'

import { findDocumentNumbers, quotedDocumentNumbers } from '../../src/text/document-numbers.ts'
import { normalizerOfBuilds } from '../support/core-text.ts'

const spansOf = (text: string, found: typeof findDocumentNumbers): string[] => {
  const normalized = normalizerOfBuilds().normalizeText(text)
  return found(normalized).map(
    ({ start, end, text: number }) => `${number} ${normalized.slice(start, end)}`,
  )
}

describe('findDocumentNumbers', () => {
  it.each([
    ['粤府〔2024〕15号', ['府〔2024〕15 2024〕15号']],
    ['国办发［２０２４］１５号', ['发〔2024〕15 2024]15号']],
    ['总工发 (2021) 3 号', ['发〔2021〕3 2021)3号']],
    ['主席令【1999】第12号', ['令〔1999〕12 1999】第12号']],
    ['据粤府〔2024〕15号、粤府函〔2024〕9号', ['府〔2024〕15 2024〕15号', '函〔2024〕9 2024〕9号']],
  ])('finds those of %s', (text, numbers) => {
    expect(spansOf(text, findDocumentNumbers)).toEqual(numbers)
    expect(spansOf(text, quotedDocumentNumbers)).toEqual(numbers)
  })

  it.each([
    '粤府2024年15号',
    '〔2024〕15号',
    '粤府〔24〕15号',
    '粤府〔2024〕15',
    '（2024）粤01民终15号',
    '粤府〔2024〕0号',
  ])('finds none in %s', (text) => {
    expect(spansOf(text, findDocumentNumbers)).toEqual([])
  })
})

describe('quotedDocumentNumbers', () => {
  it.each([
    ['粤府2024年15号', ['府〔2024〕15 2024年15号']],
    ['粤府 2024年第15号文', ['府〔2024〕15 2024年第15号']],
    ['粤府2024 15号', ['府〔2024〕15 2024 15号']],
    ['粤府2024〕15号', ['府〔2024〕15 2024〕15号']],
  ])('finds those of %s', (text, numbers) => {
    expect(spansOf(text, quotedDocumentNumbers)).toEqual(numbers)
  })

  it.each(['2024年15号线', '粤府15号', '粤府2024年5月15号', '粤府202415号'])(
    'finds none in %s',
    (text) => {
      expect(spansOf(text, quotedDocumentNumbers)).toEqual([])
    },
  )
})
