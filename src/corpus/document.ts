/**
 * Documents: what a search finds.
 *
 * A parser yields documents and issues, never an exception: one bad file costs that file
 * alone. Fields hold the original text, as written; normalizing is the analyzer's work.
 *
 * Layer: corpus. Imports: nothing.
 */

/** One article. Text fields may be empty, but title and body not both. */
export interface Document {
  /** Stable across builds: depends on the article alone, not on its neighbours. */
  readonly id: string
  readonly title: string
  /** Paragraphs joined by `\n`. */
  readonly body: string
  /** Photo captions with their credits, one a line. */
  readonly caption: string
  /** Who wrote it, as printed, such as `全媒体记者黄细英 通讯员霍嘉琪`. */
  readonly byline: string
  /** ISO day `YYYY-MM-DD`, or null where the text does not say. */
  readonly date: string | null
  /** Where a reader goes; null means the article page of this project, `/documents/{id}`. */
  readonly url: string | null
  /** Values to filter and count by, such as `{ city: ['佛山'] }`. Keys are sorted. */
  readonly facets: Readonly<Record<string, readonly string[]>>
}

/** What a parser could not read, and where. */
export interface Issue {
  /** Path of the source file, as given. */
  readonly file: string
  /** 1-based; 0 when the whole file is meant. */
  readonly line: number
  /** Stable name of the rule, such as `no-heading`. */
  readonly rule: string
  /** What was expected and what was found; no full stop. */
  readonly message: string
}

/** What one source file yielded. */
export interface ParseResult {
  readonly documents: readonly Document[]
  readonly issues: readonly Issue[]
  /** 1-based line of each document, in a format of lines. */
  readonly lines?: readonly number[]
}

/** What the parsers cannot know from the text alone. All of it is decided by the caller. */
export interface ParseOptions {
  /**
   * Prefecture-level places, from a kept administrative-division table: every name as a
   * headline may write it (`佛山`, `佛山市`, `开平`, `霞山区`) to the city it lies in (`佛山`).
   */
  readonly places: ReadonlyMap<string, string>
  /** Year for datelines that name only month and day; null takes the year that the page says it is of. */
  readonly year: number | null
}
