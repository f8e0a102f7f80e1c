/**
 * Written forms: how the corpus writes a folded text, as far as the index itself can tell.
 *
 * Layer: search. Imports: index.
 */

import type { IndexReader } from '../../index/reader.ts'

export interface WrittenForms {
  /** The text as the corpus writes it, whatever document one looks at; null where they differ. */
  certain(text: string): string | null
  /** The text with each character in the form that it has in most documents. */
  likely(text: string): string
}

export function createWrittenForms({ meta, fold }: IndexReader): WrittenForms {
  let always: ReadonlyMap<string, string> | undefined
  let mostly: ReadonlyMap<string, string> | undefined

  const folded = (form: string): string => {
    const codePoint = form.codePointAt(0) ?? 0
    return String.fromCodePoint(fold.get(codePoint) ?? codePoint)
  }
  const byFold = (forms: string): ReadonlyMap<string, string> =>
    new Map(Array.from(forms, (form) => [folded(form), form]))
  // Made when somebody needs them.
  const onlyOnes = (): ReadonlyMap<string, string> => (always ??= byFold(meta.variants.always))
  const others = (): ReadonlyMap<string, string> => (mostly ??= byFold(meta.variants.mostly))

  return {
    certain(text) {
      let written = ''
      for (const character of text) {
        // Of letters there are capitals, too.
        if (character.toUpperCase() !== character || others().has(character)) return null
        written += onlyOnes().get(character) ?? character
      }
      return written
    },
    likely: (text) =>
      Array.from(text, (each) => onlyOnes().get(each) ?? others().get(each) ?? each).join(''),
  }
}
