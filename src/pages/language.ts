/**
 * Languages of the pages: which one a reader gets.
 *
 * The language of a page is that of its labels alone; what is searched stays the same.
 *
 * Layer: pages. Imports: nothing.
 */

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

/** Texts in each of `LANGUAGES`, side by side: who changes one sees the others. */
export type Texts<T> = { readonly [K in keyof T]: readonly [T[K], T[K], T[K]] }

/** Texts as they are asked for, language by language. */
export function byLanguage<T>(texts: Texts<T>): Readonly<Record<Language, T>> {
  const inLanguage = (at: number): unknown =>
    Object.fromEntries(
      Object.entries<Texts<T>[keyof T]>(texts).map(([key, said]) => [key, said[at]]),
    )
  return Object.fromEntries(LANGUAGES.map((language, at) => [language, inLanguage(at)])) as Record<
    Language,
    T
  >
}

const DEFAULT: Language = 'zh-CN'

/**
 * Reads a language tag.
 *
 * @returns Null for a language that the pages do not speak.
 *
 * @example
 * parseLanguage('zh-Hant-HK') // => 'zh-TW'
 * parseLanguage('fr') // => null
 */
export function parseLanguage(tag: string): Language | null {
  if (/^zh\b(?!.*hans).*\b(tw|hk|mo|hant)\b/i.test(tag)) return 'zh-TW'
  if (/^zh\b/i.test(tag)) return 'zh-CN'
  return /^en\b/i.test(tag) ? 'en' : null
}

/**
 * Chooses a language by what a browser accepts.
 *
 * @param header - `Accept-Language`; of equal weights the first counts.
 * @returns Simplified Chinese where nothing fits.
 *
 * @example
 * negotiateLanguage('fr, en;q=0.5, zh-TW;q=0.8') // => 'zh-TW'
 */
export function negotiateLanguage(header: string | undefined): Language {
  const accepted = (header ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.trim().split(';')
    const language = parseLanguage(tag)
    const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/i.exec(text)?.[1]).find(Boolean)
    const weight = Number(quality ?? 1)
    return language === null || !(weight > 0) ? [] : [{ language, weight }]
  })
  return accepted.toSorted((a, b) => b.weight - a.weight)[0]?.language ?? DEFAULT
}
