import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { type AnalysisConfig, readAnalysisConfig } from '../../src/build/analysis.ts'

function configOf(file: string, content: string | Uint8Array): AnalysisConfig {
  const folder = mkdtempSync(join(tmpdir(), 'hansou-analysis-'))
  writeFileSync(join(folder, file), content)
  return readAnalysisConfig([folder])
}

describe('readAnalysisConfig', () => {
  it.each([
    { name: 'words', content: '外卖骑手 送餐员', synonyms: [['外卖骑手', '送餐员']] },
    { name: 'a comment', content: '# 职业\n骑手 送餐员 # 平台', synonyms: [['骑手', '送餐员']] },
    { name: 'a word that ends in a sign', content: 'C# CSharp', synonyms: [['C#', 'CSharp']] },
    {
      name: 'a file that Windows calls Unicode',
      content: Buffer.from('\uFEFF骑手 送餐员\r\n', 'utf16le'),
      synonyms: [['骑手', '送餐员']],
    },
  ])('reads $name', ({ content, synonyms }) => {
    expect(configOf('synonyms.txt', content)).toEqual({ userWords: [], synonyms, issues: [] })
  })

  it('tells a dictionary in another encoding, and takes no word of it', () => {
    // 工会, as GBK has it.
    const { userWords, issues } = configOf('dictionary.txt', Buffer.from([0xb9, 0xa4, 0xbb, 0xe1]))
    expect(userWords).toEqual([])
    expect(issues).toMatchObject([{ line: 1, rule: 'not-utf8' }])
  })
})
