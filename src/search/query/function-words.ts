/**
 * Function words: words that shape a sentence and say little of what it is about.
 *
 * They still score, but no document is left out for lacking one: a reader who asks
 * 怎么申请医疗互助 wants articles on 申请 and 医疗互助, whether or not they say 怎么.
 *
 * Layer: search. Imports: text.
 */

import { isCounted } from '../../text/numbers.ts'
import type { Vocabulary } from '../../text/segmenter.ts'

/** Function words that ask, and say nothing of what is asked. */
const ASKING_WORDS: readonly string[] = (
  '什么 怎么 怎样 如何 为何 为啥 哪些 哪个 哪里 哪儿 哪种 多少 多少钱 多久 多长 多大 几个 几点 是否 能否 可否 ' +
  '何时 何地 何人 什么时候 什么意思 怎么回事 怎么算 怎么弄 怎么搞 怎么做 咋办 请问'
).split(' ')

/** What points to something that is not counted: 这些, 那里. */
const POINTING = [...'这那'].flatMap((each) => Array.from('些样里儿时份么边', (to) => each + to))

/** Words of two or more characters that ask, point or connect. Normalized. */
const WORDS: ReadonlySet<string> = new Set([
  ...ASKING_WORDS,
  ...POINTING,
  ...(
    '怎么样 为什么 哪一 是不是 能不能 可不可以 有没有 会不会 要不要 应该 应当 可以 能够 需要 我们 你们 他们 ' +
    '她们 它们 自己 一个 一些 以及 或者 还是 并且 而且 但是 如果 因为 所以 ' +
    '由于 关于 对于 根据 按照 通过 谁的 有哪些 怎么办 的话 之间 之后 之前 以后 以前 时候 情况下 此次 此时'
  ).split(' '),
])

/**
 * Those that take something after them, so that at an end they are part of a word: 被 of 羽绒被, 要 of
 * 王者荣要.
 */
const LEADING: ReadonlySet<string> = new Set(
  '被把将会对和与从向由让要那其并为之以于而且但该各每若如则此及或至',
)

/** Characters that seldom are what a reader is after. */
const CHARACTERS: ReadonlySet<string> = new Set([
  ...LEADING,
  ...'的了在是我有就不都一也很到说去你着没看好这等吗呢吧啊谁个们他她它地得所能可何哪几多么怎咋啥呀给',
])

/** Whether a character shapes nothing at the end of a text, but is the end of what was meant. */
export function isMeantLast(character: string): boolean {
  return LEADING.has(character)
}

/** Whether a normalized word, or a character by itself, is a function word. */
export function isFunctionWord(word: string): boolean {
  return WORDS.has(word) || CHARACTERS.has(word) || asksHowMany(word)
}

/** Before what is counted: 几次, 多少年, 哪天, 这次. */
const HOW_MANY = /^(?:几|多少|[哪这那])(.)$/u
/** What is counted by asking more than in figures. */
const ALSO_COUNTED = '站针'
/** The name of a painter. */
const NAME = '几米'

/** Whether a word asks how many of something there are, or which, or points to it. */
function asksHowMany(word: string): boolean {
  const [, measure = ''] = HEADS.has(word.charCodeAt(0)) ? (HOW_MANY.exec(word) ?? []) : []
  if (measure === '' || word === NAME) return false
  return isCounted(measure) || ALSO_COUNTED.includes(measure)
}

/** Pairs and characters that ask; 为什 and 么办 are pieces of longer words. */
const ASKING: ReadonlySet<string> = new Set([
  ...ASKING_WORDS,
  ...'为什 么样 么办 么算 么弄 么搞 么做 少钱 么时 么意 么回 吗 呢 吧 么 啊 呀 怎 哪 谁 几'.split(
    ' ',
  ),
])

/** Whether a pair of characters, or one by itself, only asks. */
export function isAsking(text: string): boolean {
  return ASKING.has(text)
}

/** 近几年 and 许多长者 ask nothing, nor do 哪吒, 吗啡 and 呢绒. */
const QUESTION =
  /\?|吗(?!啡)|呢(?![绒喃子])|什么|怎|如何|哪(?![吒咤])|谁|几个|(?<![近前后这那好过头十百千万一])几[天年月岁]|(?<![很许众更最])多(?:久|长(?![者辈期])|少)|是否|能否|可否|(?<sure>[能会要该有是])[不没]\k<sure>|为何|何[时地人]|么办/u

/** Whether a normalized text asks something. */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text)
}

/** What function words start with; nearly all other words start with something else. */
const HEADS: ReadonlySet<number> = new Set(Array.from(WORDS, (word) => word.charCodeAt(0)))

/** Function words have four characters at most. */
const MAX_CHARACTERS = 4

/** About what a common function word has in jieba's dictionary. */
const FREQUENCY = 5000

/**
 * Lets a vocabulary know the function words too: a reader types 怎么 whether or not the corpus
 * says it, and cut to pieces it would be asked for as if it were a name.
 */
export function withFunctionWords(vocabulary: Vocabulary): Vocabulary {
  return {
    totalFrequency: vocabulary.totalFrequency,
    characterFrequency: (codePoint) => vocabulary.characterFrequency(codePoint),
    wordsFrom(text, start, limit, visit) {
      if (!HEADS.has(text.charCodeAt(start))) {
        vocabulary.wordsFrom(text, start, limit, visit)
        return
      }
      const seen = new Set<number>()
      const found: [end: number, frequency: number][] = []
      vocabulary.wordsFrom(text, start, limit, (end, frequency) => {
        seen.add(end)
        // 多少钱 is rarer than 多少 and 钱 are.
        const isFunction = end - start > 2 && WORDS.has(text.slice(start, end))
        found.push([end, isFunction ? Math.max(frequency, FREQUENCY) : frequency])
      })
      for (let end = start + 2; end <= Math.min(limit, start + MAX_CHARACTERS); end++)
        if (!seen.has(end) && isFunctionWord(text.slice(start, end))) found.push([end, FREQUENCY])
      for (const [end, frequency] of found.toSorted((a, b) => a[0] - b[0])) visit(end, frequency)
    },
  }
}
