/** Latin words with a slip in them. */

import { beforeAll, describe, expect, it } from 'vitest'

import { document, openDocuments, search, type Corpus } from '../support/core-seed.ts'

const TITLES = [
  'Kubernetes集群部署',
  'Python列表推导式',
  'Python的字典',
  'Pythom是一个笔误',
  'TypeScript类型体操',
  'CSS布局里的justify-content',
  'JSON与YAML',
  'iPhone15与RTX4090评测',
  'GPT-4o发布',
]

let corpus: Corpus

beforeAll(async () => {
  corpus = await openDocuments(TITLES.map((title, i) => document({ id: `${i}`, title })))
})

describe('a misspelled Latin word', () => {
  it.each([
    ['a letter left out', 'kubernets', 'Kubernetes'],
    ['a letter too many', 'typescrippt', 'TypeScript'],
    ['another letter', 'kubernedes', 'Kubernetes'],
    ['letters the wrong way round', 'pyhton', 'Python'],
    ['two slips in a long word', 'kuberntis', 'Kubernetes'],
    ['beside a word that is right', 'Pyhton 字典', 'Python 字典'],
    ['in a name with signs', 'justfy-content', 'justify-content'],
  ])('is proposed as the corpus has it: %s', async (_, typed, meant) => {
    expect((await search(corpus, typed)).suggestion).toBe(meant)
  })

  it.each([
    ['two slips in a short word', 'pytnoh'],
    ['a short word', 'jsn'],
    ['another first letter', 'tython'],
    ['no likeness', 'rust'],
    ['where no document has it all', 'pyhton 集群'],
    ['one word of two that is like none', 'pyhton abcdefg'],
    ['another figure of a name', 'iphone14'],
    ['figures that no name has', 'rtx3090'],
    ['a name with a point', 'gpt4.1'],
  ])('is left as it is: %s', async (_, typed) => {
    expect((await search(corpus, typed)).suggestion).toBeNull()
  })

  it('is no question where a document has it', async () => {
    expect(await search(corpus, 'pythom')).toMatchObject({ match: 'all', suggestion: null })
  })

  it('is the more frequent of two as near', async () => {
    expect((await search(corpus, 'pythop')).suggestion).toBe('Python')
  })
})
