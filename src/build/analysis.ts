/**
 * The analysis of a corpus: normalizer, dictionary and analyzer, as its folders configure them.
 *
 * Layer: build. Imports: node, text, corpus, build.
 */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { decodeText } from '../corpus/decode.ts'
import type { Issue } from '../corpus/document.ts'
import { createAnalyzer, type Analyzer } from '../text/analyzer.ts'
import { encodeFold, type Fold } from '../text/fold.ts'
import { createNormalizer, type Normalizer } from '../text/normalize.ts'
import { dictionaryBytes, loadDictionary, type Dictionary, type UserWord } from './dictionary.ts'
import { loadFold } from './fold.ts'

/** Counts up whenever the same text would give other terms than before. */
const ANALYZER_VERSION = 28

/** What a corpus adds to the analysis: the words and synonyms in its folders. */
export interface AnalysisConfig {
  readonly userWords: readonly UserWord[]
  /** Groups of words that mean the same, as written. */
  readonly synonyms: readonly (readonly string[])[]
  readonly issues: readonly Issue[]
}

export interface Analysis {
  readonly fold: Fold
  readonly normalizer: Normalizer
  readonly dictionary: Dictionary
  readonly analyzer: Analyzer
  /** The same digest means the same terms for the same text. */
  readonly digest: string
}

/**
 * Reads `dictionary.txt` and `synonyms.txt` of each folder among `paths`.
 *
 * A dictionary line is `word` or `word frequency`; a synonym line is words set apart by blanks,
 * commas or slashes. `#` starts a comment where no word is before it, as in C#. Lines that are
 * neither, and a file that is no text, give issues.
 */
export function readAnalysisConfig(paths: readonly string[]): AnalysisConfig {
  const userWords: UserWord[] = []
  const synonyms: string[][] = []
  const issues: Issue[] = []
  for (const folder of paths.filter((path) => existsSync(path) && statSync(path).isDirectory())) {
    for (const { file, line, text } of linesOf(join(folder, 'dictionary.txt'), issues)) {
      const [word = '', count, ...rest] = text.split(/\s+/u)
      const frequency = count === undefined ? null : Number(count)
      if (
        rest.length > 0 ||
        (frequency !== null && !(Number.isInteger(frequency) && frequency > 0))
      )
        issues.push({
          file,
          line,
          rule: 'bad-dictionary-line',
          message: `expected a word and perhaps its frequency, found ${JSON.stringify(text)}`,
        })
      else userWords.push({ word, frequency })
    }
    for (const { file, line, text } of linesOf(join(folder, 'synonyms.txt'), issues)) {
      const group = text.split(/[\s,，、/|=]+/u).filter((word) => word !== '')
      if (group.length < 2)
        issues.push({
          file,
          line,
          rule: 'bad-synonym-line',
          message: `expected two words or more, found ${JSON.stringify(text)}`,
        })
      else synonyms.push(group)
    }
  }
  return { userWords, synonyms, issues }
}

/**
 * Loads the fold, and the dictionary when it is first asked for: that takes half a second and
 * more memory than all else, and a build whose threads or cache have all segments needs none.
 */
export function createAnalysis(userWords: readonly UserWord[]): Analysis {
  const fold = loadFold()
  const normalizer = createNormalizer(fold)
  let dictionary: Dictionary | undefined
  let analyzer: Analyzer | undefined
  let digest: string | undefined
  return {
    fold,
    normalizer,
    get dictionary() {
      return (dictionary ??= loadDictionary(normalizer, userWords))
    },
    get analyzer() {
      return (analyzer ??= createAnalyzer(this.dictionary.segmenter))
    },
    get digest() {
      return (digest ??= createHash('sha256')
        .update(`${ANALYZER_VERSION} `)
        .update(dictionaryBytes())
        .update(encodeFold(fold))
        .update(JSON.stringify(userWords))
        .digest('hex')
        .slice(0, 16))
    },
  }
}

/** The lines of a file that may be missing; what of it cannot be read is told. */
function linesOf(file: string, issues: Issue[]): { file: string; line: number; text: string }[] {
  if (!existsSync(file)) return []
  const decoded = decodeText(readFileSync(file))
  const issue = decoded.ok ? decoded.issue : decoded
  if (issue !== undefined)
    issues.push({ file, line: issue.line, rule: issue.rule, message: issue.message })
  if (!decoded.ok) return []
  return decoded.text
    .split(/\r?\n/u)
    .map((text, index) => ({
      file,
      line: index + 1,
      text: text.replace(/(?<!\S)#.*$/u, '').trim(),
    }))
    .filter(({ text }) => text !== '')
}
