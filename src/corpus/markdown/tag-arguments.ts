/**
 * Arguments of tags: what readers see of what a tag of a site generator has beside its name.
 *
 * Some part their arguments by blanks (`{% asset_img a.jpg 合影 %}`), some by commas, and then what comes after the
 * first is a text with blanks of its own (`{% note green, 请升级至 2.3 版 %}`).
 *
 * Layer: corpus. Imports: nothing.
 */

/** A quoted argument, perhaps with its name; what parts arguments, but for digits of one number; a word of others. */
const ARGUMENT =
  /(?:(?<name>[\w-]+)=)?(?:"(?<double>[^"]*)"|'(?<single>[^']*)')|(?<separator>::|(?<!\d),|,(?!\d))|(?<word>(?!::)[^\s"',](?:(?!::)(?:[^\s,]|(?<=\d),(?=\d)))*)/gu
const WORD_NAME = /^(?:[\w-]+=|[\w-]+@)/u
/** Arguments that are shown, in whatever language. */
const SHOWN = /^(?:title|text|caption|label|summary|heading)$/iu
/** Colours, sizes, addresses, icons: `color:green`, `#fff`, `/a/`, `300px`, `fa-link`. */
const OPTION =
  /^(?:[\w-]+[:=]\S+|#[\da-f]{3,8}|\.{0,2}\/\S*|\d+(?:px|%|em)|fa[bdlrs]?|fa-[\w-]+)$/iu
const CHINESE = /\p{Script=Han}/u
/** Tags of Hexo with a text within a sentence, after the name of a colour and a comma, if they have one. */
const TEXT_TAG = /^(?:u|emp|wavy|del|kbd|psw|label|span|p|mark|hl)$/u

/** The name of a colour, before `@` or a comma. */
const STYLE = /^[^,@\p{Script=Han}]*(?:@|,(?!\d))/u

/** What readers see of a tag, its name before its arguments: `kbd Ctrl`. */
export function shownOfTag(tag: string): string {
  const [name = ''] = /^\/?[\w-]+/u.exec(tag.trim()) ?? []
  const rest = tag.trim().slice(name.length)
  // Of a tag in Python's manner all is in brackets.
  if (!TEXT_TAG.test(name) || /["'=]/u.test(rest))
    return shownArguments(rest.replace(/^\((.*)\)$/su, '$1'))
  const words = rest.replace(STYLE, '').trim().split(/\s+/u)
  return words.filter((word) => CHINESE.test(word) || !OPTION.test(word)).join(' ')
}

/**
 * The arguments that are in Chinese, or named as what is shown; without their names.
 *
 * @example
 * shownArguments('primary@重点') // => '重点'
 * shownArguments('src="a.jpg" caption="GitHub 页面"') // => 'GitHub 页面'
 */
export function shownArguments(text: string): string {
  const shown: string[] = []
  let words: string[] = []
  let isFirst = true
  const endPart = (): void => {
    // Names of classes come before what is shown; after a comma all is a text.
    const start = words.findIndex((word) => CHINESE.test(word))
    if (start !== -1)
      shown.push(
        words
          .slice(isFirst ? start : 0)
          .filter((word) => CHINESE.test(word) || !OPTION.test(word))
          .join(' '),
      )
    words = []
  }
  for (const { groups } of text.matchAll(ARGUMENT)) {
    const { name = '', double, single, separator, word } = groups ?? {}
    const quoted = double ?? single
    if (word !== undefined) words.push(word.replace(WORD_NAME, ''))
    else endPart()
    if (separator !== undefined) isFirst = false
    if (quoted !== undefined && (CHINESE.test(quoted) || SHOWN.test(name))) shown.push(quoted)
  }
  endPart()
  return shown.filter((part) => part !== '').join(' ')
}
