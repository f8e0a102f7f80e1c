import { describe, expect, it } from 'vitest'

import { decodeHtml, decodeText, decodeUtf8 } from '../../src/corpus/decode.ts'

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...new TextEncoder().encode(part)] : part,
    ),
  )

/** 中文 in two encodings, as `iconv` writes it. */
const GBK = [0xd6, 0xd0, 0xce, 0xc4]
const BIG5 = [0xa4, 0xa4, 0xa4, 0xe5]
/** 㐀 in four bytes that only GB18030 has. */
const GB18030 = [0x81, 0x39, 0xee, 0x39]

describe('decodeUtf8', () => {
  it('drops the byte order mark, and only at the start', () => {
    expect(decodeUtf8(bytes('\uFEFF中\uFEFF'))).toEqual({ ok: true, text: '中\uFEFF' })
    expect(decodeUtf8(bytes(''))).toEqual({ ok: true, text: '' })
  })

  const BAD = [
    { name: 'GBK', input: bytes('一\n二\n', GBK), line: 3 },
    { name: 'a stray byte in the first line', input: bytes([0xff], '\n一'), line: 1 },
    { name: 'a character cut by a line feed', input: bytes('一\n', [0xe4, 0xb8], '\n'), line: 2 },
    { name: 'a surrogate', input: bytes('一\r\n\n', [0xed, 0xa0, 0x80]), line: 3 },
    { name: 'an overlong form', input: bytes([0xc0, 0x80]), line: 1 },
    { name: 'UTF-16', input: Uint8Array.from([0xff, 0xfe, 0x2d, 0x4e]), line: 1 },
  ]
  it.each(BAD)('gives the line of $name', ({ input, line }) => {
    expect(decodeUtf8(input)).toMatchObject({ ok: false, line, rule: 'not-utf8' })
    expect(decodeUtf8(bytes('好'))).toEqual({ ok: true, text: '好' })
  })
})

describe('what bytes seem to be', () => {
  const GUESSES = [
    { name: 'GBK', input: bytes('a\n', GBK), found: '"iconv -f GB18030 -t UTF-8"' },
    {
      name: 'UTF-16',
      input: Uint8Array.from([0xff, 0xfe, 0x2d, 0x4e]),
      found: '"iconv -f UTF-16 -t UTF-8"',
    },
    {
      name: 'Big5',
      // 大人的中文
      input: bytes('a\n', [0xa4, 0x6a, 0xa4, 0x48, 0xaa, 0xba], BIG5),
      found: '"iconv -f BIG5 -t UTF-8"',
    },
    { name: 'what only GB18030 has', input: bytes(GB18030), found: '"iconv -f GB18030' },
    { name: 'UTF-8 but for a line', input: bytes('一\n', GBK), found: 'other bytes' },
    { name: 'anything', input: bytes([0xff, 0xff]), found: 'other bytes' },
  ]
  it.each(GUESSES)('is said of $name', ({ input, found }) => {
    const decoded = decodeUtf8(input)
    expect(decoded.ok ? '' : decoded.message).toContain(found)
  })
})

describe('decodeText', () => {
  const UTF_16 = [
    { name: 'little-endian', input: [0xff, 0xfe, 0x2d, 0x4e, 0x0a, 0x00, 0x87, 0x65] },
    { name: 'big-endian', input: [0xfe, 0xff, 0x4e, 0x2d, 0x00, 0x0a, 0x65, 0x87] },
  ]
  it.each(UTF_16)('reads UTF-16 with its mark: $name', ({ input }) => {
    expect(decodeText(bytes(input))).toEqual({ ok: true, text: '中\n文' })
  })

  it('refuses half a character of UTF-16', () => {
    const cut = [0xff, 0xfe, 0x2d, 0x4e, 0x40]
    expect(decodeText(bytes(cut))).toMatchObject({ ok: false, rule: 'not-utf8' })
  })
})

describe('decodeHtml', () => {
  const CASES = [
    { name: 'UTF-8', input: bytes('<meta charset=utf-8>中文'), text: '<meta charset=utf-8>中文' },
    {
      name: 'UTF-8 that declares GBK',
      input: bytes('<meta charset=gbk>中文'),
      text: '<meta charset=gbk>中文',
    },
    { name: 'GBK', input: bytes('<meta charset="gbk">', GBK), text: '<meta charset="gbk">中文' },
    {
      name: 'GB2312 by http-equiv',
      input: bytes('<META http-equiv="Content-Type" content="text/html; charset=GB2312">', GBK),
      text: '<META http-equiv="Content-Type" content="text/html; charset=GB2312">中文',
    },
    {
      name: 'GB18030 behind a GBK label',
      input: bytes("<meta charset='gbk'>", GB18030),
      text: "<meta charset='gbk'>㐀",
    },
    { name: 'Big5', input: bytes('<meta charset=big5>', BIG5), text: '<meta charset=big5>中文' },
    {
      name: 'GBK declared by XML',
      input: bytes('<?xml version="1.0" encoding="GB2312"?>', GBK),
      text: '<?xml version="1.0" encoding="GB2312"?>中文',
    },
    {
      name: 'GBK declared after a long script',
      input: bytes(`<!--${' '.repeat(4_000)}--><meta charset=gbk>`, GBK),
      text: `<!--${' '.repeat(4_000)}--><meta charset=gbk>中文`,
    },
  ]
  it.each(CASES)('reads $name', ({ input, text }) => {
    expect(decodeHtml(input)).toEqual({ ok: true, text })
  })

  it('refuses bytes without a declaration, or that do not keep theirs', () => {
    expect(decodeHtml(bytes('一\n', GBK))).toMatchObject({ ok: false, line: 2, rule: 'not-utf8' })
    expect(decodeHtml(bytes('<meta charset=gbk>', [0xff, 0xff]))).toMatchObject({
      ok: false,
      rule: 'bad-encoding',
    })
  })

  it.each(['iso-8859-1', 'constructor', '__proto__'])('knows no encoding %s', (label) => {
    const page = bytes(`<meta charset=${label}>`, GBK)
    expect(decodeHtml(page)).toMatchObject({ ok: false, rule: 'not-utf8' })
  })
})

describe('a text of which a little is damaged', () => {
  const HALF = GBK.slice(0, 1)
  const many = (characters: readonly number[], count: number) =>
    Array.from({ length: count }, () => characters).flat()
  const CASES = [
    {
      name: 'UTF-8',
      input: bytes('一二三四五\uFFFD\n六七八九', [0xe4, 0xb8], '">十\n百'),
      text: '一二三四五\uFFFD\n六七八九\uFFFD">十\n百',
      line: 2,
      expected: 'expected UTF-8',
    },
    {
      name: 'UTF-8 that declares GBK',
      input: bytes('<meta charset=gbk>一二三四五六七八九十', [0xe4, 0xb8], '">'),
      text: '<meta charset=gbk>一二三四五六七八九十\uFFFD">',
      line: 1,
      expected: 'expected UTF-8',
    },
    {
      name: 'GBK',
      input: bytes('<meta charset=gbk>\n', many(GBK, 5), HALF, '">', GBK),
      text: `<meta charset=gbk>\n${'中文'.repeat(5)}\uFFFD">中文`,
      line: 2,
      expected: 'expected gbk, as declared',
    },
    {
      name: 'Big5',
      input: bytes('<meta charset=big5>\n\n', BIG5.slice(0, 1), '">', many(BIG5, 5)),
      text: `<meta charset=big5>\n\n\uFFFD">${'中文'.repeat(5)}`,
      line: 3,
      expected: 'expected big5, as declared',
    },
  ]
  it.each(CASES)('is read in $name, with the line', ({ input, text, line, expected }) => {
    const message = `${expected}, found one damaged character, read as \uFFFD`
    const issue = { line, rule: 'damaged-text', message }
    expect(decodeHtml(input)).toEqual({ ok: true, text, issue })
  })

  const damaged = (read: number, lost: number) =>
    bytes('一'.repeat(read), ...Array.from({ length: lost }, () => [[0xff], '\n'] as const).flat())

  const SHARES = [
    { read: 10, lost: 1, ok: true },
    { read: 9, lost: 1, ok: false },
    { read: 200, lost: 2, ok: true },
    { read: 199, lost: 2, ok: false },
  ]
  it.each(SHARES)('may have lost $lost beside $read: $ok', ({ read, lost, ok }) => {
    expect(decodeText(damaged(read, lost)).ok).toBe(ok)
    expect(decodeUtf8(damaged(read, lost)).ok).toBe(false)
  })

  it('is no page of GBK in which little is Chinese', () => {
    const page = bytes('<p>'.repeat(2_000), many(GBK, 3))
    expect(decodeHtml(page)).toMatchObject({ ok: false, rule: 'not-utf8' })
  })
})
